import type { RoutingFact } from '../../shared/events.ts';
import { promptsOf } from '../flow/run-flow.ts';
import { positionPromptOf } from '../flow/spoken-in.ts';
import { flowOf, queueStepOf } from './flow-of.ts';
import { positionAmong } from './queue-order.ts';
import type { CallNow, RoutingConfig } from './state.ts';
import { isAt, type CallAt, type Turn } from './turn.ts';
import { unansweredIn } from './unanswered.ts';

type Ended = Extract<RoutingFact, { kind: 'call.ended' }>;

/** What is kept of a caller whom nobody answered: how long they waited, in which place, and what they heard last. */
export function recordOfWait(turn: Turn, call: CallNow): Pick<Ended, 'waitedMs' | 'position' | 'lastPrompt'> {
  const { config, at } = turn;
  if (isAt(call, 'flow')) return { lastPrompt: flowPromptOf(config, call) };
  if (!isAt(call, 'queue', 'offered')) return {};
  return {
    waitedMs: at - call.place.queuedAt,
    position: positionAmong(unansweredIn(turn.floor, call.place.queueId), call, config, at),
    lastPrompt: queuePromptOf(config, call),
  };
}

function flowPromptOf(config: RoutingConfig, call: CallAt<'flow'>): string | null {
  const step = flowOf(config, call)?.steps[call.place.step];
  return step ? (promptsOf(step, call.place.tries).at(-1) ?? null) : null;
}

/** The queue's own prompt comes first and places follow; who rang at an agent at once has heard music instead. */
function queuePromptOf(config: RoutingConfig, call: CallAt<'queue' | 'offered'>): string | null {
  const { queueId, positionTold } = call.place;
  if (positionTold !== null) return positionPromptOf(positionTold);
  const queue = config.queues[queueId];
  return queue && call.attempts === 0 ? (queueStepOf(config, call, queue)?.prompt ?? null) : null;
}
