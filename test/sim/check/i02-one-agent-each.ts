import type { Contact } from './account.ts';
import type { Fact } from '../../../src/shared/events.ts';
import type { TrueCall } from '../world/view.ts';
import type { Invariant } from './invariant.ts';

type OfAgent = Extract<Fact, { agentId: unknown; interactionId: unknown }>;

/** What only the agent who has the contact can cause; the kinds not named here bind nobody. */
const places: Partial<Record<Fact['kind'], Contact['place']>> = {
  'call.offered': 'queue',
  'offer.ended': 'offered',
  'call.answered': 'offered',
  'call.bridged': 'talking',
  'call.held': 'talking',
  'call.resumed': 'talking',
  'leg.lost': 'talking',
};

export const oneAgentEach: Invariant = {
  id: 'I2',
  rule: 'a contact is offered to, or connected with, one agent at a time, and only that agent acts on it',
  watch: () => ({
    fact({ fact }, before, _scene, found) {
      const place = places[fact.kind];
      if (place === undefined) return;
      const { interactionId, agentId } = fact as OfAgent;
      const contact = interactionId === null ? undefined : before.contacts.get(interactionId);
      if (!contact) return;
      if (contact.place !== place) found(contact.id, `${fact.kind} for ${agentId} while it is at ${contact.place}`);
      else if (place !== 'queue' && contact.agentId !== agentId)
        found(contact.id, `${fact.kind} by ${agentId} while ${contact.agentId} has it`);
      else if (place !== 'queue' && 'legId' in fact && fact.legId !== contact.legId)
        found(contact.id, `${fact.kind} of leg ${fact.legId} while ${contact.legId} is its leg`);
    },
    moment({ view }, found) {
      for (const call of view.openCalls()) lookAt(call, found);
    },
  }),
};

function lookAt({ interactionId, legs }: TrueCall, found: (about: string, says: string) => void): void {
  if (legs.length < 2) return;
  const bridged = new Set(legs.filter((leg) => leg.bridged).map((leg) => leg.agentId));
  if (bridged.size > 1) found(interactionId, `the caller is connected with ${[...bridged].join(' and ')} at once`);
}
