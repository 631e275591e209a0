import type { DeskSnapshot, PushDoc, PushMessage } from '../../shared/api/desk.ts';
import { inDeskOrder, isDueFor, isOnDesk } from './on-desk.ts';

export type Applied =
  | { kind: 'applied'; snapshot: DeskSnapshot }
  /** Nothing in it that the snapshot does not hold already. */
  | { kind: 'unchanged' }
  /** Something was missed: fetch anew. */
  | { kind: 'gap' };

/**
 * The desk after a message. Documents come whole, so a message may be applied over a snapshot that already holds part
 * of it; only a message that begins after the snapshot's version shows that one was missed.
 */
export function applyPush(snapshot: DeskSnapshot, message: PushMessage, me: string): Applied {
  if (message.type === 'snapshot') return { kind: 'applied', snapshot: message.snapshot };
  if (message.type !== 'events') return { kind: 'unchanged' };
  if (message.after > snapshot.version) return { kind: 'gap' };
  if (message.version <= snapshot.version) return { kind: 'unchanged' };
  const changed = message.docs.reduce((before, doc) => withDoc(before, doc, me), snapshot);
  return { kind: 'applied', snapshot: inDeskOrder({ ...changed, version: message.version }) };
}

function withDoc(snapshot: DeskSnapshot, pushed: PushDoc, me: string): DeskSnapshot {
  switch (pushed.kind) {
    case 'agent':
      return { ...snapshot, agents: replaced(snapshot.agents, pushed.doc, true) };
    case 'interaction':
      return { ...snapshot, interactions: replaced(snapshot.interactions, pushed.doc, isOnDesk(pushed.doc, me)) };
    case 'callback':
      return { ...snapshot, callbacks: replaced(snapshot.callbacks, pushed.doc, isDueFor(pushed.doc, me)) };
    case 'queue':
      return { ...snapshot, queues: replaced(snapshot.queues, pushed.doc, true) };
  }
}

const replaced = <T extends { id: string }>(all: readonly T[], doc: T, stays: boolean): T[] => {
  const others = all.filter((one) => one.id !== doc.id);
  return stays ? [...others, doc] : others;
};
