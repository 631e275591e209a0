import type { Contact } from './account.ts';
import type { Fact } from '../../../src/shared/events.ts';
import type { Invariant } from './invariant.ts';

type Ended = Extract<Fact, { kind: 'call.ended' }>;

/** Facts that may still be told of a contact that is over: its form, its call-back, the agent's own time. */
const mayFollow = (kind: Fact['kind']): boolean =>
  kind.startsWith('wrapup.') || kind.startsWith('agent.') || kind === 'callback.promised';

export const oneEnd: Invariant = {
  id: 'I3',
  rule: 'a contact arrives once and ends once, in the way its place allows; after that nothing happens to it',
  watch: () => ({
    fact({ fact }, before, _scene, found) {
      if (!('interactionId' in fact) || fact.interactionId === null) return;
      const contact = before.contacts.get(fact.interactionId);
      const about = fact.interactionId;
      if (fact.kind === 'call.arrived') {
        if (contact) found(about, 'arrives for the second time');
      } else if (!contact) found(about, `${fact.kind} is told of a contact that never arrived`);
      else if (contact.place === 'over') {
        if (!mayFollow(fact.kind)) found(about, `${fact.kind} is told after its end`);
      } else if (fact.kind === 'call.ended') {
        const objection = objectionTo(fact, contact);
        if (objection !== null) found(about, `ends as ${fact.ending} although ${objection}`);
      }
    },
  }),
};

/** An agent may let a caller go whom they cannot hear any more. */
function objectionTo({ ending, by }: Ended, contact: Contact): string | null {
  const { place } = contact;
  switch (ending) {
    case 'handled':
      return place === 'talking' && (!contact.legLost || by === 'agent') ? null : 'no agent has it on the line';
    case 'lost-agent':
      return place === 'talking' && contact.legLost ? null : 'it did not lose its agent';
    case 'abandoned-in-queue':
      return place === 'queue' || place === 'offered' ? null : `it is at ${place}`;
    case 'abandoned-in-flow':
      return place === 'flow' ? null : `it is at ${place}`;
    case 'overflowed':
      return place === 'flow' || place === 'queue' ? null : `it is at ${place}`;
    case 'lost-pbx':
      return null;
  }
}
