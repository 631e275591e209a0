import type { Account, Person } from './account.ts';
import { contactsOf, formsOf } from './account.ts';
import type { Invariant } from './invariant.ts';

/** Reserved counts as used, and so does a form whose time runs. */
export const oneContactEach: Invariant = {
  id: 'I1',
  rule: 'an agent never has more voice contacts than their capacity, and is offered one only while free',
  watch: () => ({
    fact({ fact }, before, scene, found) {
      if (fact.kind !== 'call.offered') return;
      const capacity = scene.configOf(before.tenantId)?.agents[fact.agentId]?.capacity ?? 0;
      const used = contactsOf(before, fact.agentId).length + formsOf(before, fact.agentId).length;
      if (used >= capacity) found(fact.agentId, `is offered ${fact.interactionId} with ${used} of ${capacity} in hand`);
      const why = whyNotFree(before, before.people.get(fact.agentId));
      if (why !== null) found(fact.agentId, `is offered ${fact.interactionId} although ${why}`);
    },
    settled(account, scene, found) {
      for (const { id } of account.people.values()) {
        const capacity = scene.configOf(account.tenantId)?.agents[id]?.capacity ?? 0;
        const inHand = contactsOf(account, id);
        if (inHand.length > capacity) found(id, `has ${inHand.map((contact) => contact.id).join(' and ')} at once`);
      }
    },
  }),
};

function whyNotFree({ telephony }: Account, person: Person | undefined): string | null {
  if (!person || person.state !== 'ready') return `their state is ${person?.state ?? 'unknown'}`;
  if (!person.registered) return 'their telephone is not registered';
  if (!person.present) return 'their desk is not connected';
  return telephony === 'away' ? 'the telephone system is away' : null;
}
