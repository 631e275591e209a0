import type { Fact, LoggedEvent } from '../../shared/events.ts';
import { InteractionId } from '../../shared/ids.ts';

/**
 * A document of the desk that events may have changed. `queue-of` is the queue of that interaction, `callbacks-of` the
 * callbacks that it left, and `interactions-of` the contacts of that case: the facts do not name them.
 */
export interface Touched {
  kind: 'agent' | 'interaction' | 'callback' | 'callbacks-of' | 'queue' | 'queue-of' | 'interactions-of';
  id: string;
}

/** Facts after which another number of callers waits, or was served today. */
const queueMoves: readonly Fact['kind'][] = [
  'call.queued',
  'call.offered',
  'offer.ended',
  'call.answered',
  'call.ended',
];

/** Each document once. An agent whom a fact names is touched too: a contact that was taken away must leave the desk. */
export function docsTouchedBy(events: readonly LoggedEvent[]): Touched[] {
  const touched = new Map<string, Touched>();
  for (const one of events.flatMap(({ fact }) => touchedBy(fact))) touched.set(`${one.kind}:${one.id}`, one);
  return [...touched.values()];
}

function touchedBy(fact: Fact): Touched[] {
  if (fact.kind === 'draft.saved') return interactionOfDraft(fact);
  if (fact.kind === 'user.signedIn' || fact.kind === 'user.signedOut') return [{ kind: 'agent', id: fact.userId }];
  const touched: Touched[] = [];
  if ('agentId' in fact && fact.agentId) touched.push({ kind: 'agent', id: fact.agentId });
  if ('callbackId' in fact) touched.push({ kind: 'callback', id: fact.callbackId });
  if (!fact.kind.startsWith('agent.') && 'interactionId' in fact && fact.interactionId) {
    touched.push({ kind: 'interaction', id: fact.interactionId });
    if (queueMoves.includes(fact.kind)) touched.push({ kind: 'queue-of', id: fact.interactionId });
    if (fact.kind.startsWith('identity.')) touched.push({ kind: 'callbacks-of', id: fact.interactionId });
  }
  if (fact.kind === 'case.stateChanged') touched.push({ kind: 'interactions-of', id: fact.caseId });
  return touched;
}

/** Of what is typed only the note of a contact is part of its document; a subject is what a browser has sent. */
function interactionOfDraft({ subject, field }: Fact & { kind: 'draft.saved' }): Touched[] {
  const [noun, id] = subject.split(':');
  const interaction = InteractionId.safeParse(id);
  return noun === 'interaction' && interaction.success && field === 'note'
    ? [{ kind: 'interaction', id: interaction.data }]
    : [];
}
