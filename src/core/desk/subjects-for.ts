import type { Fact, LoggedEvent } from '../../shared/events.ts';
import type { UserId } from '../../shared/ids.ts';
import { abilityOf, type Role } from '../permissions/ability.ts';

/** A kind of fact with something that it names. */
export interface Subject {
  kind: Fact['kind'];
  subject: string | null;
}

/** Where a fact names what a screen may have fetched: a browser asks anew for each. */
const naming = [
  'interactionId',
  'caseId',
  'customerId',
  'previousCustomerId',
  'objectId',
  'contactPointId',
  'callbackId',
] as const;
type Named = Partial<Record<(typeof naming)[number] | 'agentId' | 'userId', string | null>>;

/** What the events name, each once: of this a reader may see all or a part. */
export const idsNamedBy = (events: readonly LoggedEvent[]): string[] => [
  ...new Set(events.flatMap(({ fact }) => naming.flatMap((name) => (fact as Named)[name] ?? []))),
];

/**
 * What a desk is told to fetch anew: of the facts that this reader may read, every subject in sight once with each kind;
 * a fact without any is told by its kind alone.
 */
export function subjectsFor(
  reader: { userId: UserId; role: Role },
  events: readonly LoggedEvent[],
  sees: (id: string) => boolean,
): Subject[] {
  const all = events.flatMap(({ fact }): Subject[] => {
    if (!mayRead(reader, fact, sees)) return [];
    const subjects = fact.kind === 'draft.saved' ? [fact.subject] : idsOf(fact).filter(sees);
    return (subjects.length > 0 ? subjects : [null]).map((subject) => ({ kind: fact.kind, subject }));
  });
  return [...new Map(all.map((one) => [`${one.kind} ${one.subject}`, one])).values()];
}

/** A callback is no page of its own: it is in the documents of the desk. */
const idsOf = (fact: Fact): string[] =>
  naming.flatMap((name) => (name === 'callbackId' ? [] : ((fact as Named)[name] ?? [])));

/**
 * A fact is read by whoever sees what it is about: the case and the contact, else its object, customer or callback. What
 * a colleague did apart from these is in the ledger, which is not everybody's to read; what is typed is the typist's.
 */
function mayRead(reader: { userId: UserId; role: Role }, fact: Fact, sees: (id: string) => boolean): boolean {
  const { interactionId, caseId, customerId, objectId, contactPointId, callbackId, agentId, userId } = fact as Named;
  const isInSight = (id: string | null | undefined): boolean => !id || sees(id);
  if (fact.kind === 'draft.saved') return fact.userId === reader.userId;
  if (!isInSight(caseId)) return false;
  if (interactionId) return sees(interactionId);
  if (caseId) return true;
  if (![customerId, objectId, contactPointId, callbackId].every(isInSight)) return false;
  const whose = agentId ?? userId ?? reader.userId;
  return whose === reader.userId || abilityOf(reader.role).can('read', 'ledger');
}
