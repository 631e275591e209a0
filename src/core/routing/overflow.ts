import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { tellArrival } from './arrive.ts';
import { endCall, promiseCallback } from './ending.ts';
import { overflowsMs } from './limits.ts';
import { recall } from './memory.ts';
import type { RoutingState } from './state.ts';
import type { Turn } from './turn.ts';

interface Overflow {
  interactionId: InteractionId;
  from: string | null;
  to: string;
  at: Instant;
}

/** Zvon was away for too long: the contact is on record as it ended, and whoever wanted a person is called back. */
export function callOverflowed(turn: Turn, overflow: Overflow): void {
  const { interactionId, at } = overflow;
  if (isKnown(turn.state, overflow)) return;
  tellArrival(turn, overflow, { overflowedAt: at });
  const call = turn.state.calls.get(interactionId);
  if (!call) return;
  endCall(turn, call, { ending: 'overflowed', by: 'unknown' });
  promiseCallback(turn, call, { origin: 'lost-pbx', due: at });
}

/** The witness keeps every overflow for ever and tells them nearly in order: what is older than the newest is known. */
function isKnown(state: RoutingState, { interactionId, at }: Overflow): boolean {
  const newest = Math.max(...state.overflows.values());
  if (state.calls.has(interactionId) || at <= newest - overflowsMs) return true;
  return state.overflows.has(interactionId) || recall(state.endedCalls, interactionId) !== undefined;
}
