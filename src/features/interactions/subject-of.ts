import type { Fact } from '../../shared/events.ts';

const nouns: Readonly<Record<string, string>> = {
  ...{ case: 'case', object: 'object', action: 'object', customer: 'customer', contactPoint: 'contactPoint' },
  ...{ agent: 'agent', user: 'user', callback: 'callback' },
};

/** What a fact is about, as `noun:id`: the thing that its name begins with, else the contact. */
export function subjectOf(fact: Fact): string | null {
  if (fact.kind === 'draft.saved') return fact.subject;
  const noun = nouns[fact.kind.slice(0, fact.kind.indexOf('.'))] ?? 'interaction';
  const id = (fact as unknown as Record<string, unknown>)[`${noun}Id`];
  return typeof id === 'string' ? `${noun}:${id}` : null;
}
