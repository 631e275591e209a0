import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { endCall } from './ending.ts';
import { enterStep } from './flow-steps.ts';
import { flowForNumber } from './flow-for-number.ts';
import { flowOf } from './flow-of.ts';
import { recall } from './memory.ts';
import { restoreCall } from './restore.ts';
import { ask, isAt, tell, type Turn } from './turn.ts';

export interface Arrival {
  interactionId: InteractionId;
  from: string | null;
  to: string;
  attempt: number;
}

/** A call is taken once. One that the dialplan held meanwhile and sends again gets back what it heard before. */
export function callArrived(turn: Turn, arrival: Arrival): void {
  const { interactionId } = arrival;
  const known = turn.state.calls.get(interactionId);
  if (known && arrival.attempt > 1) restoreCall(turn, known);
  if (known) return;
  const isOver = recall(turn.state.endedCalls, interactionId) !== undefined;
  if (isOver) return ask(turn, { kind: 'call.hangup', interactionId });
  takeCall(turn, arrival);
}

function takeCall(turn: Turn, arrival: Arrival): void {
  tellArrival(turn, arrival);
  ask(turn, { kind: 'call.acknowledge', interactionId: arrival.interactionId });
  const call = turn.state.calls.get(arrival.interactionId);
  if (!isAt(call, 'flow')) return;
  const flow = flowOf(turn.config, call);
  if (flow) enterStep(turn, call, flow.start);
  else endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
}

export function tellArrival(
  turn: Turn,
  { interactionId, from, to }: Pick<Arrival, 'interactionId' | 'from' | 'to'>,
  over: { overflowedAt?: Instant; unheardAt?: Instant } = {},
): void {
  const number = turn.config.numbers[to.startsWith('+') ? to.slice(1) : to];
  const flowId = number ? flowForNumber(number, turn.config.calendars, turn.at) : null;
  const arrived: Extract<RoutingFact, { kind: 'call.arrived' }> = {
    kind: 'call.arrived',
    interactionId,
    from,
    to,
    numberId: number?.id ?? null,
    principalId: number?.principalId ?? null,
    flowId,
    flowVersion: flowId === null ? null : (turn.config.flows[flowId]?.version ?? null),
    language: number?.language ?? 'en',
  };
  Object.assign(arrived, over);
  tell(turn, arrived);
}
