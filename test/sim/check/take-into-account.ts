import type { Fact } from '../../../src/shared/events.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Written } from '../world/view.ts';
import { type Account, type Contact, formKey, newContact, newPerson } from './account.ts';

type Told<K extends Fact['kind']> = Extract<Fact, { kind: K }>;
type AgentTold = Told<'agent.stateChanged' | 'agent.phoneChanged' | 'agent.presenceChanged'>;
type FormTold = Told<'wrapup.started' | 'wrapup.extended' | 'wrapup.parked' | 'wrapup.finished'>;

/** Takes one fact into account, believing whatever it says: what is wrong with it was said before. */
export function takeIntoAccount(account: Account, written: Written): void {
  const { fact } = written;
  account.version = written.version;
  account.epoch = written.epoch;
  account.at = written.at;
  if (fact.kind === 'telephony.changed') account.telephony = fact.connected ? 'connected' : 'away';
  else if (fact.kind === 'call.arrived') arrive(account, newContact(written, fact));
  else if (isAboutAgent(fact)) readAgent(account, written.at, fact);
  else if (isAboutForm(fact)) readForm(account, written.at, fact);
  else if ('interactionId' in fact && fact.interactionId !== null) {
    const contact = account.contacts.get(fact.interactionId);
    if (contact) readContact(account, contact, written);
  }
  rememberVersion(account, written);
}

const isAboutAgent = (fact: Fact): fact is AgentTold =>
  fact.kind === 'agent.stateChanged' || fact.kind === 'agent.phoneChanged' || fact.kind === 'agent.presenceChanged';

const isAboutForm = (fact: Fact): fact is FormTold => fact.kind.startsWith('wrapup.');

function arrive(account: Account, contact: Contact): void {
  account.contacts.set(contact.id, contact);
  account.open.set(contact.id, contact);
}

function rememberVersion({ contacts }: Account, { version, fact }: Written): void {
  if (!('interactionId' in fact) || fact.interactionId === null) return;
  const contact = contacts.get(fact.interactionId);
  if (contact) contact.version = version;
}

function readAgent({ people }: Account, at: Instant, fact: AgentTold): void {
  const person = people.get(fact.agentId) ?? newPerson(fact.agentId, at);
  people.set(person.id, person);
  if (fact.kind === 'agent.phoneChanged') person.registered = fact.registered;
  else if (fact.kind === 'agent.presenceChanged')
    Object.assign(person, { present: fact.present, presentUntil: fact.until });
  else {
    const { state, activity, reason, interactionId } = fact;
    const cameToRest = ['offline', 'engaged', 'wrapup'].includes(person.state) && !atWork.has(state);
    Object.assign(person, { state, activity, reason, interactionId, since: at });
    if (cameToRest) person.idleSince = at;
  }
}

/** States in which an agent has a contact. */
export const atWork: ReadonlySet<string> = new Set(['reserved', 'engaged', 'wrapup']);

function readForm({ forms, openForms }: Account, at: Instant, fact: FormTold): void {
  const key = formKey(fact);
  const form = forms.get(key) ?? { interactionId: fact.interactionId, agentId: fact.agentId, state: 'open', until: at };
  forms.set(key, form);
  if (fact.kind === 'wrapup.started' || fact.kind === 'wrapup.extended') {
    Object.assign(form, { state: 'open', until: fact.until });
    openForms.set(key, form);
  } else {
    form.state = fact.kind === 'wrapup.parked' ? 'parked' : 'finished';
    openForms.delete(key);
  }
}

function readContact(account: Account, contact: Contact, { at, fact }: Written): void {
  const move = (to: Partial<Contact>): void => void Object.assign(contact, { since: at, until: null }, to);
  switch (fact.kind) {
    case 'flow.stepEntered':
    case 'flow.digitsTyped':
      return move({ until: fact.until });
    case 'call.prioritySet':
      return void (contact.points = fact.priority);
    case 'attribute.set':
      if (fact.key === 'recording') contact.refusesRecording = fact.value === 'no';
      return;
    case 'call.queued': {
      const { queueId, priority, queuedAt, lastAgentId, relaxAt = null } = fact;
      const isBack = contact.place === 'queue' && contact.queueId === queueId;
      const asks = isBack ? {} : { ring: 0, relaxAt };
      return move({ place: 'queue', ...nobody, queueId, priority, queuedAt, lastAgentId, ...asks });
    }
    case 'call.relaxed':
      return move({ ring: fact.ring, relaxAt: fact.nextAt });
    case 'call.transferred':
      return void (contact.handedTo = { queueId: fact.queueId, agentId: fact.toAgentId });
    case 'call.offered':
      return move({
        handedTo: null,
        place: 'offered',
        wasOffered: true,
        agentId: fact.agentId,
        legId: fact.legId,
        until: fact.ringUntil,
      });
    case 'offer.ended': {
      const triedIds = fact.how === 'withdrawn' ? contact.triedIds : new Set([...contact.triedIds, fact.agentId]);
      return move({ place: 'queue', ...nobody, triedIds });
    }
    case 'call.answered':
      return move({ place: 'talking', agentId: fact.agentId, legId: fact.legId });
    case 'recording.started':
      return void (contact.recording = fact.name);
    case 'recording.ended':
      return void (contact.recording = null);
    case 'call.ended':
      if (contact.place === 'talking' && contact.from !== null && contact.agentId !== null)
        account.lastServed.set(contact.from, { agentId: contact.agentId, at });
      account.open.delete(contact.id);
      return move({ place: 'over', ...nobody, ending: fact.ending });
    default:
      return readTalk(contact, at, fact);
  }
}

const nobody = { agentId: null, legId: null, bridged: false, held: false, legLost: false, redialled: false } as const;

function readTalk(contact: Contact, at: Instant, fact: Fact): void {
  const change = (to: Partial<Contact>): void => void Object.assign(contact, { since: at }, to);
  switch (fact.kind) {
    case 'call.bridged':
      return change({ bridged: true, legLost: false, redialled: false, until: null });
    case 'call.held':
      return change({ held: true });
    case 'call.resumed':
      return change({ held: false });
    case 'leg.lost':
      return change({ bridged: false, legLost: true, redialled: false, until: fact.until });
    case 'leg.redialled':
      return change({ legId: fact.legId, redialled: contact.place === 'talking' });
  }
}
