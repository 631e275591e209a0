import { call } from '@orpc/server';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { performAction } from '../../src/features/actions/perform-action.ts';
import { casesRoutes } from '../../src/features/cases/routes.ts';
import { recordForcedState } from '../../src/features/live/record-forced-state.ts';
import { saveItem } from '../../src/features/config/save-item.ts';
import { customersRoutes } from '../../src/features/customers/routes.ts';
import { closeCallback } from '../../src/features/desk/close-callback.ts';
import { publishDefinition } from '../../src/features/flows/publish-definition.ts';
import { identifyCaller } from '../../src/features/identity/identify-caller.ts';
import { interactionsRoutes } from '../../src/features/interactions/routes.ts';
import { playRecording } from '../../src/features/recordings/play-recording.ts';
import { storeRecording } from '../../src/features/recordings/store-recording.ts';
import { endLogins } from '../../src/features/users/end-logins.ts';
import { signIn } from '../../src/features/users/sign-in.ts';
import { createSignInTries } from '../../src/features/users/sign-in-tries.ts';
import { signOut } from '../../src/features/users/sign-out.ts';
import type { CaseRule } from '../../src/shared/case-rule.ts';
import { ConnectorManifest } from '../../src/shared/connector-manifest.ts';
import type { BusinessFact, Fact, RoutingFact } from '../../src/shared/events.ts';
import type { CallbackId, CaseId, InteractionId, LegId, RecordingId } from '../../src/shared/ids.ts';
import { testPassword } from '../support/builders.ts';
import type { CastTenant } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { contextOf } from '../support/request-context.ts';
import { ringIn, type RungIn } from '../support/ring-in.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
let rung: RungIn;
let caseId: CaseId;
const callbackId = randomUUID() as CallbackId;
let recordingId = randomUUID() as RecordingId;
const legId = randomUUID() as LegId;
const until = Date.now() + 30_000;

beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  await tenant.build.popRule('known', {
    ...{
      position: 1,
      condition: JSON.stringify({ identity: ['matched'] }),
      target: JSON.stringify([{ kind: 'customer' }]),
    },
  });
}, 60_000);
afterAll(() => database.close());

/** A kind without a write is no valid program: a new one cannot be forgotten here. */
type Writes<Kind extends Fact['kind']> = Record<Kind, () => Promise<unknown>>;

/** As the engine commits it. */
const tell = <Kind extends RoutingFact['kind']>(
  kind: Kind,
  fact: Omit<Extract<RoutingFact, { kind: Kind }>, 'kind'>,
): Promise<void> => rung.tell([{ kind, ...fact } as unknown as RoutingFact]);
const of = () => ({ interactionId: rung.id });
const jana = () => tenant.users.jana;
const asJana = () => ({ context: contextOf(jana()) });
const mine = () => ({ ...of(), agentId: jana().id });
const offer = (agentId: CastTenant['users']['jana']['id'], attempt: number) =>
  tell('call.offered', {
    ...{ ...of(), agentId, legId, attempt, ringUntil: until },
    reason: { rule: 'only-one', skills: [], idleMs: 0, waitedMs: 1_000, rivals: 0, priority: 0 },
  });

/** A write for every kind of fact of a call and of agents, in the order of their lives. */
const routingWrites: Writes<RoutingFact['kind']> = {
  'call.arrived': async () => (rung = await ringIn(database, tenant, 'flow', { from: '+420541220100' })),
  'flow.stepEntered': () => tell('flow.stepEntered', { ...of(), step: 'card', entry: 1, until }),
  'flow.digitsTyped': () => tell('flow.digitsTyped', { ...of(), step: 'card', digits: '92', until }),
  'attribute.set': () => tell('attribute.set', { ...of(), key: 'card', value: '92', type: 'card', check: 'invalid' }),
  'language.chosen': () => tell('language.chosen', { ...of(), language: 'en' }),
  'call.prioritySet': () => tell('call.prioritySet', { ...of(), priority: 5 }),
  'call.queued': () =>
    tell('call.queued', { ...of(), queueId: tenant.queue, priority: 0, lastAgentId: null, queuedAt: Date.now() }),
  'call.positionTold': () => tell('call.positionTold', { ...of(), position: 1, nextAt: until }),
  'call.relaxed': () => tell('call.relaxed', { ...of(), ring: 1, nextAt: null }),
  'call.offered': () => offer(tenant.users.petr.id, 1),
  'offer.ended': () => tell('offer.ended', { ...of(), agentId: tenant.users.petr.id, legId, how: 'missed' }),
  'agent.phoneChanged': () => tell('agent.phoneChanged', { agentId: jana().signedIn.userId, registered: true }),
  'agent.presenceChanged': () =>
    tell('agent.presenceChanged', { agentId: jana().signedIn.userId, present: true, until: null }),
  'telephony.changed': () => tell('telephony.changed', { connected: true, startedAt: Date.now() }),
  'call.answered': async () => {
    await offer(jana().id, 2);
    await tell('call.answered', { ...mine(), legId, waitedMs: 4_000 });
  },
  'agent.stateChanged': () =>
    tell('agent.stateChanged', {
      ...{ ...mine(), state: 'engaged', reason: null, activity: 'talking' },
      ...{ queueId: tenant.queue, principalId: null, setBy: null, source: 'engine' },
    }),
  'agent.nextStateChosen': () =>
    tell('agent.nextStateChosen', { agentId: jana().signedIn.userId, next: { state: 'not_ready', reason: 'break' } }),
  'call.bridged': () => tell('call.bridged', { ...mine(), legId }),
  'recording.started': () => tell('recording.started', { ...of(), recordingId, name: recordingId }),
  'call.held': () => tell('call.held', mine()),
  'call.resumed': () => tell('call.resumed', mine()),
  'call.transferred': () => tell('call.transferred', { ...mine(), queueId: tenant.queue, toAgentId: null }),
  'leg.lost': () => tell('leg.lost', { ...mine(), legId, until }),
  'leg.redialled': () => tell('leg.redialled', { ...mine(), legId }),
  'call.ended': () => tell('call.ended', { ...mine(), ending: 'handled', by: 'caller' }),
  'recording.ended': () => tell('recording.ended', { ...of(), recordingId, name: recordingId }),
  'wrapup.started': () => tell('wrapup.started', { ...mine(), queueId: tenant.queue, until }),
  'wrapup.extended': () => tell('wrapup.extended', { ...mine(), until: until + 1, extensions: 1 }),
  'wrapup.parked': () => tell('wrapup.parked', { ...mine(), why: 'time-out' }),
  'callback.promised': () =>
    tell('callback.promised', {
      ...{
        ...of(),
        callbackId,
        number: '+420541220100',
        origin: 'wrap-up',
        due: until,
        ownerId: jana().id,
        queueId: null,
      },
    }),
  'wrapup.finished': () => tell('wrapup.finished', { ...mine(), outcomeId: tenant.outcomes.callBack, late: true }),
};

const contact = () => interactionsRoutes(database.deps);
const cases = () => casesRoutes(database.deps);
const onTopic = () => ({ id: rung.id, topicId: tenant.topics.limit, objectId: null });
const sealed = { file: 'x', bytes: 1, sha256: Buffer.alloc(32), wrappedKey: Buffer.alloc(60), durationMs: 1_500 };
async function recordingOf(interactionId: InteractionId): Promise<RecordingId> {
  const recording = database.ownerDb.selectFrom('recording').select('id').where('interaction_id', '=', interactionId);
  return (await recording.executeTakeFirstOrThrow()).id as RecordingId;
}

const store = (id: RecordingId, stored: typeof sealed | null): Promise<void> =>
  storeRecording(
    database.deps,
    { store: async () => stored, discard: async () => undefined },
    ...([tenant.id, id, 1] as const),
  );

/** The card's balance is read from the other system, which makes a case. */
const act = async (): Promise<void> => {
  const { build, objectTypes, users, customers } = tenant;
  const key = randomUUID();
  const id = await build.object(objectTypes.card, key, { customer_id: customers.alena });
  await build.action(objectTypes.card, key, {
    connector_id: await build.connector(key, manifest),
    operation: 'balance',
    case_rule: JSON.stringify(caseRule),
  });
  const answered = { kind: 'answered' as const, values: { balance: { minor: 100, currency: 'CZK' } } };
  await performAction(database.deps, async () => answered, users.jana.signedIn, {
    id,
    action: key,
    interactionId: rung.id,
  });
};
const manifest = ConnectorManifest.parse({
  ...{ transport: 'http-json', source: { en: 'payment system' }, baseUrl: 'http://127.0.0.1', timeoutMs: 300 },
  operations: { balance: { method: 'GET', path: '/{{key}}', map: { balance: '$.balance|money' } } },
});
const caseRule: CaseRule = {
  ...{ caseType: 'information', category: 'balance', title: { en: 'Balance enquiry' }, state: 'resolved' },
  topic: 'balance',
};

/** A write for every kind of fact that people and reactions make, on a call that Jana has answered. */
const businessWrites: Writes<BusinessFact['kind']> = {
  'identity.sought': () => identifyCaller(database.deps, tenant.id, rung.id, null),
  'screen.popped': async () => {
    const { id } = await ringIn(database, tenant, 'answered', { from: '+420602118340' });
    await identifyCaller(database.deps, tenant.id, id, null);
  },
  'identity.chosen': () =>
    call(
      contact().chooseIdentity,
      { id: rung.id, choice: { state: 'matched', customerId: tenant.customers.josef, remember: null } },
      asJana(),
    ),
  'customer.created': () =>
    call(
      customersRoutes(database.deps, async () => ({ kind: 'timeout' })).create,
      {
        ...{ kind: 'person', party: 'customer', familyName: 'Nováčková', givenName: 'Ema', city: 'Brno' },
        ...{ birthDate: null, phone: null, language: 'cs', interactionId: rung.id, notDuplicateOf: [] },
      },
      asJana(),
    ),
  'contactPoint.statusChanged': () =>
    call(
      customersRoutes(database.deps, async () => ({ kind: 'timeout' })).setContactPointStatus,
      { id: tenant.customers.switchboard, status: 'dead', interactionId: rung.id },
      asJana(),
    ),
  'topic.added': () => call(contact().addTopic, onTopic(), asJana()),
  'topic.outcomeSet': () =>
    call(contact().setTopicOutcome, { ...onTopic(), outcomeId: tenant.outcomes.solved }, asJana()),
  'topic.removed': () => call(contact().removeTopic, onTopic(), asJana()),
  'outcome.chosen': () => call(contact().chooseOutcome, { id: rung.id, outcomeId: tenant.outcomes.solved }, asJana()),
  'draft.saved': () =>
    call(contact().saveDraft, { subject: `interaction:${rung.id}`, field: 'note', value: 'Typed' }, asJana()),
  'case.created': async () => {
    const made = await call(
      cases().create,
      {
        ...{ title: 'Of this call', caseTypeId: tenant.caseTypes.information as never, interactionId: rung.id },
        ...{ customerId: null, objectId: null },
      },
      asJana(),
    );
    caseId = made.id;
  },
  'case.linked': async () => {
    const { id } = await ringIn(database, tenant, 'answered');
    await call(cases().linkInteraction, { id: caseId, interactionId: id, role: 'continued_in' }, asJana());
  },
  'case.customerAttached': () =>
    call(cases().attachCustomer, { id: caseId, customerId: tenant.customers.josef }, asJana()),
  'case.stateChanged': () => call(cases().changeState, { id: caseId, state: 'resolved' }, asJana()),
  'action.performed': act,
  'object.changed': act,
  'recording.stored': () => store(recordingId, sealed),
  'recording.played': () =>
    playRecording(
      database.deps,
      { open: async () => ({ bytes: 0, audio: Readable.from([]) }) },
      jana().signedIn,
      recordingId,
    ),
  'recording.missing': async () => {
    const { id } = await ringIn(database, tenant, 'ended', { recorded: true });
    await store(await recordingOf(id), null);
  },
  'callback.closed': () =>
    database.deps.commit(jana().who, (unit) => closeCallback(unit, jana().signedIn, { callbackId, state: 'done' })),
  'interaction.voided': () => call(contact().voidIt, { id: rung.id, reason: 'Entered twice' }, asJana()),
  'agent.stateForced': () =>
    database.deps.commit(tenant.users.admin.who, (unit) =>
      recordForcedState(unit, tenant.users.admin.id, {
        agentId: jana().signedIn.userId,
        chosen: { state: 'ready' },
        why: 'The queue is long',
      }),
    ),
  'config.changed': () =>
    database.deps.commit(tenant.users.admin.who, (unit) =>
      saveItem(
        unit,
        database.deps,
        { noun: 'skill', key: 'diving', settings: { names: { en: 'Diving' } }, revision: null, why: null },
        [],
      ),
    ),
  'flow.published': () =>
    database.deps.commit(tenant.users.admin.who, (unit) =>
      publishDefinition(
        unit,
        {
          ...{ key: 'drawn', names: { en: 'Drawn' }, note: null },
          definition: { start: 'end', steps: { end: { kind: 'hangup', prompt: null } } },
        },
        [],
      ),
    ),
  'user.signedIn': () =>
    signIn(
      database.deps,
      createSignInTries(() => Date.now()),
      {
        ...{ host: 'a.example', email: `jana@${tenant.id}.example`, password: testPassword },
        ...{ address: '127.0.0.1', browser: 'test' },
      },
    ),
  'user.loginsEnded': () => database.deps.commit(jana().who, (unit) => endLogins(unit, jana().id, 'all')),
  'user.signedOut': () => signOut(database.deps, jana().signedIn),
};

/** What the write says to every desk is all that it changes there; gives the kinds of facts that it wrote. */
async function kindsOf(write: () => Promise<unknown>): Promise<string[]> {
  const { committed } = database.deps;
  const already = committed.length;
  const { jana: reader, petr, olena, radek } = tenant.users;
  await pushAgrees(database, [reader, petr, olena, radek], write);
  return committed.slice(already).map(({ fact }) => fact.kind);
}

describe('for every kind of fact, the desk with the pushed events is the desk fetched anew', () => {
  test.each(Object.entries(routingWrites))('%s', async (kind, write) => {
    expect(await kindsOf(write)).toContain(kind);
  });

  describe('in another call', () => {
    beforeAll(async () => {
      rung = await ringIn(database, tenant, 'answered', { from: '+420541220100', recorded: true });
      recordingId = await recordingOf(rung.id);
    });

    test.each(Object.entries(businessWrites))('%s', async (kind, write) => {
      expect(await kindsOf(write)).toContain(kind);
    });
  });
});
