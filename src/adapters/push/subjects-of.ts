import type { Fact, LoggedEvent } from '../../shared/events.ts';

interface Subject {
  kind: Fact['kind'];
  subject: string | null;
}

/** Where a fact names what a screen may have fetched: a browser asks anew for each. */
const naming = ['interactionId', 'caseId', 'customerId', 'objectId', 'contactPointId'] as const;

/** Every subject of the events once with each kind; an event without any is told by its kind alone. */
export function subjectsOf(events: readonly LoggedEvent[]): Subject[] {
  const all = events.flatMap(({ fact }): Subject[] => {
    const subjects = subjectsOfFact(fact);
    return (subjects.length > 0 ? subjects : [null]).map((subject) => ({ kind: fact.kind, subject }));
  });
  return [...new Map(all.map((one) => [`${one.kind} ${one.subject}`, one])).values()];
}

function subjectsOfFact(fact: Fact): string[] {
  if (fact.kind === 'draft.saved') return [fact.subject];
  const body = fact as Partial<Record<(typeof naming)[number], string | null>>;
  return naming.flatMap((name) => body[name] ?? []);
}
