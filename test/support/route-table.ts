import type { Role } from '../../src/core/permissions/ability.ts';
import type { Things } from './things.ts';

export type Noun = keyof Things;

export interface RouteRule {
  /** Who may, when everything that is asked for is their tenant's. */
  may: 'anyone' | readonly Role[];
  /** Where ids stand in the request, and whose ids they are; a dot leads into the body. */
  ids?: Readonly<Record<string, Noun>>;
  /** What else the request needs. */
  rest?: Record<string, unknown>;
  /** How the agent who holds the contact is answered; 200 unless said. */
  own?: number;
  /** How an id is answered that nothing has; 404 unless said. */
  missing?: number;
}

const everybody: readonly Role[] = ['agent', 'supervisor', 'admin'];
const nobody: readonly Role[] = [];
const year = { from: '2026-01-01T00:00:00.000Z', to: '2100-01-01T00:00:00.000Z' };
/** The engine answers by what it believes in: a call that it does not know is gone, whoever else has one. */
const ofEngine: RouteRule = { may: everybody, ids: { id: 'interaction' }, own: 409, missing: 409 };
const names = { en: 'Drawn' };
const definition = { start: 'end', steps: { end: { kind: 'hangup', prompt: null } } };
/** Of flows only those who set Zvon up know; the draft of `Things` has revision 1. */
const ofFlow: RouteRule = { may: ['admin'], ids: { key: 'flow' } };
const ofSkill: RouteRule = { may: ['admin'], ids: { key: 'skill' }, rest: { noun: 'skill' } };
const emptyFile = { zvonConfig: 1, items: {} };
const onTopic = { id: 'interaction', topicId: 'topic', objectId: 'object' } as const;

/** What each route of the API is meant to do, by its name in the contract. `signOut` is last: it ends the session. */
export const routeTable: Readonly<Record<string, RouteRule>> = {
  'session.signIn': { may: 'anyone', rest: { email: 'jana@zvon.example', password: 'wrong' }, own: 401 },
  'session.get': { may: everybody },
  'session.saveSettings': { may: everybody, rest: { theme: 'dark' } },
  'session.changePassword': { may: everybody, rest: { current: 'wrong', next: 'four evening trains' }, own: 422 },
  'session.logins': { may: everybody },
  'session.endLogin': { may: everybody, ids: { id: 'session' } },
  'session.endOthers': { may: everybody },
  'session.secondFactor': { may: everybody },
  'session.beginSecondFactor': { may: everybody },
  'session.confirmSecondFactor': { may: everybody, rest: { code: '12345' }, own: 422 },
  'session.removeSecondFactor': { may: everybody, rest: { password: 'wrong', code: '12345' }, own: 422 },
  'access.see': { may: 'anyone', rest: { token: 'made up' }, own: 410 },
  'access.use': { may: 'anyone', rest: { token: 'made up', password: 'four evening trains' }, own: 410 },
  'access.makeLink': { may: ['admin'], ids: { id: 'user' }, rest: { kind: 'reset' } },
  'access.removeSecondFactor': { may: ['admin'], ids: { id: 'user' } },
  'calls.desk': { may: everybody },
  'calls.phone': { may: everybody },
  'calls.chooseState': { may: everybody, rest: { state: 'not_ready', reason: 'break' } },
  'calls.ledger': { may: everybody, ids: { id: 'user' }, rest: year },
  'calls.answer': ofEngine,
  'calls.decline': ofEngine,
  'calls.hold': ofEngine,
  'calls.resume': ofEngine,
  'calls.sendDigits': { ...ofEngine, rest: { digits: '1' } },
  'calls.targets': { may: everybody, ids: { id: 'interaction' } },
  'calls.transfer': { ...ofEngine, rest: { to: { kind: 'queue', queueId: '00000000-0000-4000-8000-000000000001' } } },
  'calls.end': ofEngine,
  'calls.extendWrapUp': { ...ofEngine, own: 200 },
  'calls.parkWrapUp': { ...ofEngine, own: 200 },
  'callbacks.close': { may: everybody, ids: { id: 'callback' }, rest: { state: 'done' } },
  'interactions.list': {
    may: everybody,
    ids: {
      agentId: 'user',
      topicId: 'topic',
      outcomeId: 'outcome',
      contactPointId: 'contactPoint',
      after: 'interaction',
    },
    rest: year,
    missing: 200,
  },
  'interactions.get': { may: everybody, ids: { id: 'interaction' } },
  'interactions.timeline': { may: everybody, ids: { id: 'interaction' } },
  'interactions.causes': { may: everybody, ids: { version: 'event' } },
  'interactions.chooseIdentity': {
    may: everybody,
    ids: { id: 'interaction', 'choice.customerId': 'customer' },
    rest: { choice: { state: 'matched', remember: null } },
  },
  'interactions.addTopic': { may: everybody, ids: onTopic },
  'interactions.setTopicOutcome': { may: everybody, ids: { ...onTopic, outcomeId: 'outcome' } },
  'interactions.removeTopic': { may: everybody, ids: onTopic },
  'interactions.chooseOutcome': { may: everybody, ids: { id: 'interaction', outcomeId: 'outcome' } },
  'interactions.saveDraft': {
    may: everybody,
    ids: { subject: 'subject' },
    rest: { field: 'note', value: 'typed' },
    missing: 200,
  },
  'interactions.drafts': { may: everybody, ids: { subject: 'subject' }, missing: 200 },
  'interactions.choices': { may: everybody },
  'calls.finishWrapUp': {
    ...ofEngine,
    ids: { id: 'interaction', outcomeId: 'outcome' },
    rest: { next: null, callback: null },
    own: 200,
  },
  'interactions.voidIt': { may: everybody, ids: { id: 'interaction' }, rest: { reason: 'a prank' } },
  'interactions.remove': { may: nobody, ids: { id: 'interaction' }, missing: 403 },
  'customers.search': { may: everybody, rest: { text: 'Capkova' } },
  'customers.get': { may: everybody, ids: { id: 'customer' } },
  'customers.timeline': { may: everybody, ids: { id: 'customer' } },
  'customers.create': {
    may: everybody,
    ids: { interactionId: 'interaction', 'notDuplicateOf.0': 'customer' },
    rest: { familyName: 'Novotna', language: 'cs', notDuplicateOf: [] },
  },
  'customers.remove': { may: nobody, ids: { id: 'customer' }, missing: 403 },
  'customers.contactPoint': { may: everybody, ids: { id: 'contactPoint' } },
  'customers.setContactPointStatus': {
    may: everybody,
    ids: { id: 'contactPoint', interactionId: 'interaction' },
    rest: { status: 'verified' },
  },
  'customers.object': { may: everybody, ids: { id: 'object' } },
  'customers.objectTimeline': { may: everybody, ids: { id: 'object' } },
  'customers.act': {
    may: everybody,
    ids: { id: 'object', interactionId: 'interaction' },
    rest: { action: 'refresh' },
  },
  'cases.list': { may: everybody, ids: { agentId: 'user', after: 'case' }, missing: 200 },
  'cases.get': { may: everybody, ids: { id: 'case' } },
  'cases.create': {
    may: everybody,
    ids: { caseTypeId: 'caseType', interactionId: 'interaction', customerId: 'customer', objectId: 'object' },
    rest: { title: 'A question' },
  },
  'cases.attachCustomer': { may: everybody, ids: { id: 'case', customerId: 'customer' } },
  'cases.linkInteraction': {
    may: everybody,
    ids: { id: 'case', interactionId: 'interaction' },
    rest: { role: 'mentioned' },
  },
  'cases.changeState': { may: everybody, ids: { id: 'case' }, rest: { state: 'waiting' } },
  'cases.voidIt': { may: everybody, ids: { id: 'case' }, rest: { reason: 'twice' } },
  'cases.remove': { may: nobody, ids: { id: 'case' }, missing: 403 },
  'reports.contacts': { may: everybody, rest: year },
  'recordings.get': { may: everybody, ids: { id: 'recording' } },
  'live.get': { may: ['supervisor', 'admin'] },
  'live.forceState': { may: ['supervisor', 'admin'], ids: { id: 'user' }, rest: { chosen: { state: 'ready' } } },
  'system.get': { may: ['admin'] },
  'config.list': { may: ['admin'], rest: { noun: 'skill' } },
  'config.get': ofSkill,
  'config.save': { ...ofSkill, rest: { noun: 'skill', settings: { names }, revision: 0 } },
  'config.retire': { ...ofSkill, rest: { noun: 'skill', revision: 0 } },
  'config.bringBack': { ...ofSkill, rest: { noun: 'skill', revision: 0 } },
  'config.undo': { ...ofSkill, rest: { noun: 'skill', change: 1, revision: 0 } },
  'config.changes': { may: ['admin'] },
  'config.exportFile': { may: ['admin'] },
  'config.diffFile': { may: ['admin'], rest: { file: emptyFile } },
  'config.applyFile': { may: ['admin'], rest: { file: emptyFile } },
  'flows.list': { may: ['admin'] },
  'flows.get': ofFlow,
  'flows.create': { may: ['admin'], rest: { key: 'drawn-anew', names, definition } },
  'flows.version': { ...ofFlow, rest: { version: 1 } },
  'flows.saveDraft': { ...ofFlow, rest: { definition, revision: 1 } },
  'flows.dropDraft': { ...ofFlow, rest: { revision: 1 } },
  'flows.publish': { ...ofFlow, rest: { revision: 1 } },
  'flows.rollBack': { ...ofFlow, rest: { version: 1 } },
  'demo.callIn': { may: everybody, rest: { scenario: 'hangs-up' } },
  'session.signOut': { may: everybody },
};

/** An id that stands deeper than the top of the request is set where it stands. */
export function withIds(rule: RouteRule, idOf: (noun: Noun, field: string) => unknown): Record<string, unknown> {
  const input = structuredClone(rule.rest ?? {});
  for (const [field, noun] of Object.entries(rule.ids ?? {})) {
    const steps = field.split('.');
    const last = steps.pop()!;
    const holder = steps.reduce((part, step) => part[step] as Record<string, unknown>, input);
    holder[last] = idOf(noun, field);
  }
  return input;
}
