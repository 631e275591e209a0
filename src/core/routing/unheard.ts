import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { tellArrival } from './arrive.ts';
import { endCall, lostWithPbx, promiseCallback } from './ending.ts';
import { unheardMs } from './limits.ts';
import { recall } from './memory.ts';
import type { CallLost } from '../telephony/event.ts';
import type { CallNow, RoutingState } from './state.ts';
import type { Turn } from './turn.ts';

interface Unheard {
  interactionId: InteractionId;
  from: string | null;
  to: string;
  at: Instant;
}

/** Zvon was away for too long: the contact is on record as it ended, and whoever wanted a person is called back. */
export function callOverflowed(turn: Turn, overflow: Unheard): void {
  const call = recordedAsOver(turn, overflow, { overflowedAt: overflow.at });
  if (!call) return;
  endCall(turn, call, { ending: 'overflowed', by: 'unknown' });
  promiseCallback(turn, call, { origin: 'lost-pbx', due: overflow.at });
}

/** The caller came and hung up while nobody heard of it. */
export function callUnheard(turn: Turn, unheard: Unheard): void {
  const call = recordedAsOver(turn, unheard, { unheardAt: unheard.at });
  if (call) endCall(turn, call, { ending: 'abandoned-in-flow', by: 'caller' });
}

/** The telephone system died with a call that nobody had heard of. */
export function callLost(turn: Turn, lost: CallLost): void {
  const { state } = turn;
  if (state.calls.has(lost.interactionId) || recall(state.endedCalls, lost.interactionId) !== undefined) return;
  tellArrival(turn, lost, {});
  const call = state.calls.get(lost.interactionId);
  if (call) lostWithPbx(turn, call);
}

function recordedAsOver(
  turn: Turn,
  contact: Unheard,
  over: { overflowedAt: Instant } | { unheardAt: Instant },
): CallNow | undefined {
  if (isKnown(turn.state, contact)) return undefined;
  tellArrival(turn, contact, over);
  return turn.state.calls.get(contact.interactionId);
}

/** The witness keeps every such contact for weeks and tells them nearly in order: what is older than the newest is known. */
function isKnown(state: RoutingState, { interactionId, at }: Unheard): boolean {
  const newest = Math.max(...state.unheard.values());
  if (state.calls.has(interactionId) || at <= newest - unheardMs) return true;
  return state.unheard.has(interactionId) || recall(state.endedCalls, interactionId) !== undefined;
}
