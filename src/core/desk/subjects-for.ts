import type { Fact, LoggedEvent } from '../../shared/events.ts';
import type { UserId } from '../../shared/ids.ts';
import { abilityOf, type Role } from '../permissions/ability.ts';

/** What a desk is told of facts beside the documents of its own. */
export interface Stale {
  /** What they name: a page that shows one of these is fetched anew. */
  subjects: readonly string[];
  /** Nothing happened but that somebody types. */
  isTyping: boolean;
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

/** Whose own doings the events are. */
export const usersNamedBy = (events: readonly LoggedEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap(({ fact }) => (['agentId', 'userId'] as const).flatMap((name) => (fact as Named)[name] ?? [])),
  );

/**
 * What a desk is told to fetch anew: each subject in sight of the facts that this reader may read, once. What happened
 * to it is not said: a page asks, and is answered as its reader's rights are.
 */
export function subjectsFor(
  reader: { userId: UserId; role: Role },
  events: readonly LoggedEvent[],
  sees: (id: string) => boolean,
): Stale {
  const facts = events.flatMap(({ fact }) => (mayRead(reader, fact, sees) ? fact : []));
  return {
    subjects: [
      ...new Set(facts.flatMap((fact) => (fact.kind === 'draft.saved' ? fact.subject : idsOf(fact).filter(sees)))),
    ],
    isTyping: facts.every(({ kind }) => kind === 'draft.saved'),
  };
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
