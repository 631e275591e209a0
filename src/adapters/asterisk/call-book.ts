import type { InteractionId } from '../../shared/ids.ts';
import { legsOf, type CallEntry } from './call-entry.ts';

/**
 * The calls that the adapter knows. Each change has a number, so that a list that was asked from Asterisk while events
 * went on can be told apart from what those events have changed since.
 */
export interface CallBook {
  find(interactionId: InteractionId): CallEntry | null;
  ofChannel(channelId: string): CallEntry | null;
  all(): CallEntry[];
  put(call: CallEntry): void;
  remove(interactionId: InteractionId): void;
  replace(calls: readonly CallEntry[]): void;
  revision(): number;
  changedSince(interactionId: InteractionId, revision: number): boolean;
}

/** Ended calls are remembered for the length of a list request, not longer. */
const endedKept = 1_000;

export function createCallBook(): CallBook {
  const calls = new Map<InteractionId, CallEntry>();
  const byChannel = new Map<string, InteractionId>();
  const changedAt = new Map<InteractionId, number>();
  let revision = 0;

  function touch(interactionId: InteractionId): void {
    revision += 1;
    changedAt.delete(interactionId);
    changedAt.set(interactionId, revision);
    if (changedAt.size > calls.size + endedKept) forgetOldestEnded();
  }

  function forgetOldestEnded(): void {
    for (const interactionId of changedAt.keys()) {
      if (calls.has(interactionId)) continue;
      changedAt.delete(interactionId);
      return;
    }
  }

  function index(call: CallEntry): void {
    byChannel.set(call.channelId, call.interactionId);
    for (const leg of legsOf(call)) byChannel.set(leg.legId, call.interactionId);
  }

  function unindex(call: CallEntry): void {
    byChannel.delete(call.channelId);
    for (const leg of legsOf(call)) byChannel.delete(leg.legId);
  }

  return {
    find: (interactionId) => calls.get(interactionId) ?? null,
    ofChannel(channelId) {
      const interactionId = byChannel.get(channelId);
      return interactionId === undefined ? null : (calls.get(interactionId) ?? null);
    },
    all: () => [...calls.values()],
    put(call) {
      const before = calls.get(call.interactionId);
      if (before === call) return;
      if (before !== undefined) unindex(before);
      calls.set(call.interactionId, call);
      index(call);
      touch(call.interactionId);
    },
    remove(interactionId) {
      const call = calls.get(interactionId);
      if (call === undefined) return;
      unindex(call);
      calls.delete(interactionId);
      touch(interactionId);
    },
    replace(next) {
      calls.clear();
      byChannel.clear();
      for (const call of next) {
        calls.set(call.interactionId, call);
        index(call);
      }
    },
    revision: () => revision,
    changedSince: (interactionId, since) => (changedAt.get(interactionId) ?? 0) > since,
  };
}
