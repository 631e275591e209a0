import type { QueueId } from '../../shared/ids.ts';
import type { QueueConfig, RoutingConfig } from './state.ts';
import type { OwnState } from './empty-state.ts';
import type { Step } from './event.ts';
import { restore, write } from './journal.ts';
import type { MatchIndex } from './matching/match-index.ts';
import { openMatchIndex } from './matching/open-index.ts';
import { joinLines, seeAgent, seeCall } from './matching/see.ts';
import { noteMove, unansweredOf, type Unanswered } from './unanswered.ts';

/** What one engine routes by: what is set, what has happened, and what follows from both. */
export interface Floor {
  readonly config: RoutingConfig;
  readonly state: OwnState;
  readonly queuesByKey: ReadonlyMap<string, QueueConfig>;
  /** In these a caller may be told their place. */
  readonly toldQueues: ReadonlySet<QueueId>;
  readonly unanswered: Unanswered;
  readonly matching: MatchIndex;
  /** Whether nobody waits without need; not so where the settings are new, or what was offered was taken back. */
  isMatched: boolean;
}

/** The floor owns the state from now on. */
export function openFloor(config: RoutingConfig, state: OwnState): Floor {
  const queuesByKey = new Map(Object.values(config.queues).map((queue) => [queue.key, queue]));
  const toldQueues = toldQueuesOf(config, queuesByKey);
  const matching = openMatchIndex(config, state);
  return { config, state, queuesByKey, toldQueues, unanswered: unansweredOf(state), matching, isMatched: false };
}

function toldQueuesOf(config: RoutingConfig, queuesByKey: Floor['queuesByKey']): Set<QueueId> {
  const current = Object.values(config.flows).map(({ definition }) => definition);
  const steps = [...current, ...Object.values(config.flowVersions)].flatMap((flow) => Object.values(flow.steps));
  const told = steps.filter((step) => step.kind === 'queue' && step.positionEveryMs !== null) as { queue: string }[];
  return new Set(told.flatMap(({ queue }) => queuesByKey.get(queue)?.id ?? []));
}

/** As if these steps, the last ones made, had never been: their facts could not be written. */
export function takeBack(floor: Floor, steps: readonly Pick<Step, 'undo'>[]): void {
  const { state } = floor;
  for (const { undo } of steps.toReversed()) {
    for (const back of undo.rest.toReversed()) back();
    for (const { key, before } of undo.calls.toReversed()) {
      noteMove(floor.unanswered, key, state.calls.get(key), before);
      write(state.calls, key, before);
    }
    restore(state.agents, undo.agents);
    restore(state.wrapUps, undo.wrapUps);
    if (undo.telephony) Object.assign(state, undo.telephony);
    for (const { key } of undo.calls) seeCall(floor.matching, key, state.calls.get(key));
    for (const { key } of undo.agents) seeAgent(floor.matching, key, state.agents.get(key));
  }
  joinLines(floor.matching);
  floor.isMatched = false;
}
