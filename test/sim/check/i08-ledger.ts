import type { AgentState } from '../../../src/shared/agent-state.ts';
import type { Fact } from '../../../src/shared/events.ts';
import { type Account, contactsOf, formKey, type Person } from './account.ts';
import { atWork } from './take-into-account.ts';
import type { Invariant } from './invariant.ts';

type Row = Extract<Fact, { kind: 'agent.stateChanged' }>;

/** The states with a contact have one way in: an offer, its answer, the end of the conversation. */
const comesFrom: Partial<Record<AgentState, readonly AgentState[]>> = {
  reserved: ['ready'],
  engaged: ['reserved', 'engaged'],
  wrapup: ['engaged'],
};

export const ledger: Invariant = {
  id: 'I8',
  rule: "an agent's times follow each other without gap or overlap, and say what the contacts say",
  watch: () => ({
    fact({ at, fact }, before, _scene, found) {
      if (fact.kind !== 'agent.stateChanged') return;
      const person = before.people.get(fact.agentId);
      if (person && at < person.since) found(fact.agentId, `becomes ${fact.state} before they became ${person.state}`);
      const from = person?.state ?? 'offline';
      if (comesFrom[fact.state]?.includes(from) === false) found(fact.agentId, `goes from ${from} to ${fact.state}`);
      if (isSame(fact, person)) found(fact.agentId, `has two rows of ${fact.state} that are one`);
      if (atWork.has(fact.state) !== (fact.interactionId !== null))
        found(fact.agentId, `is ${fact.state} with ${fact.interactionId ?? 'no contact'}`);
    },
    settled(account, _scene, found) {
      for (const person of account.people.values()) {
        const expected = expectedOf(account, person);
        const is = `${person.state} ${person.activity} ${person.interactionId}`;
        if (expected === null ? atWork.has(person.state) : is !== expected)
          found(person.id, `is ${is} in the ledger, by the contacts ${expected ?? 'without work'}`);
      }
    },
  }),
};

const isSame = (fact: Row, person: Person | undefined): boolean =>
  (person?.state ?? 'offline') === fact.state &&
  (person?.reason ?? null) === fact.reason &&
  (person?.activity ?? null) === fact.activity &&
  (person?.interactionId ?? null) === fact.interactionId;

/** Null for an agent with nothing in hand. */
function expectedOf(account: Account, { id, state, interactionId }: Person): string | null {
  const [contact] = contactsOf(account, id);
  if (contact?.place === 'offered') return `reserved ringing ${contact.id}`;
  if (contact?.place === 'talking') {
    const activity = contact.legLost ? 'waiting-for-phone' : contact.held ? 'on-hold' : 'talking';
    return `engaged ${activity} ${contact.id}`;
  }
  const isWrappingUp = state === 'wrapup' && interactionId !== null;
  const form = isWrappingUp ? account.openForms.get(formKey({ interactionId, agentId: id })) : undefined;
  return form ? `wrapup wrapping-up ${form.interactionId}` : null;
}
