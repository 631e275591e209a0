import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { saveDraft } from '../../src/features/drafts/save-draft.ts';
import { identifyCaller } from '../../src/features/identity/identify-caller.ts';
import type { Deps } from '../../src/features/deps.ts';
import { docsOfCommit } from '../../src/features/desk/docs-of-commit.ts';
import { loadDesk } from '../../src/features/desk/load-desk.ts';
import { DeskSnapshot } from '../../src/shared/api/desk.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import type { CallbackId, LegId, QueueId } from '../../src/shared/ids.ts';
import { isoOf } from '../../src/shared/time.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { ringIn, type RungIn } from '../support/ring-in.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
let readers: CastUser[];
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  readers = [tenant.users.jana, tenant.users.petr, tenant.users.olena];
}, 60_000);
afterAll(() => database.close());

const desk = (user: CastUser) =>
  database.deps.read(user.who, (tx) => loadDesk(tx, user.signedIn, { next: null, phoneRegistered: true }));
const idsOn = async (user: CastUser) => (await desk(user)).interactions.map((one) => one.id);

describe('for every write, the desk with the pushed events is the desk fetched anew', () => {
  test('a call from its arrival to the finished wrap-up, with a missed offer and a parked form', async () => {
    const { jana, petr } = tenant.users;
    const call: RungIn = await pushAgrees(database, readers, () => ringIn(database, tenant, 'queued'));
    const interactionId = call.id;
    const [legId, second] = [`${call.id}-1` as LegId, `${call.id}-2` as LegId];
    const reason = { rule: 'only-one' as const, skills: [], idleMs: 0, waitedMs: 1_000, rivals: 0, priority: 0 };
    const offer = { kind: 'call.offered' as const, interactionId, reason, ringUntil: Date.now() + 20_000 };
    const steps: Parameters<RungIn['tell']>[0][] = [
      [{ ...offer, agentId: petr.id, legId, attempt: 1 }],
      [
        { kind: 'offer.ended', interactionId, agentId: petr.id, legId, how: 'missed' },
        {
          ...{ kind: 'agent.stateChanged', agentId: petr.id, state: 'not_ready', reason: 'missed', activity: null },
          ...{ interactionId: null, queueId: null, principalId: null, setBy: null, source: 'engine' },
        },
      ],
      [{ ...offer, agentId: jana.id, legId: second, attempt: 2 }],
      [
        { kind: 'call.answered', interactionId, agentId: jana.id, legId: second, waitedMs: 4_000 },
        { kind: 'call.bridged', interactionId, agentId: jana.id, legId: second },
        {
          ...{ kind: 'agent.stateChanged', agentId: jana.id, state: 'engaged', reason: null, activity: 'talking' },
          ...{ interactionId, queueId: tenant.queue, principalId: null, setBy: null, source: 'engine' },
        },
      ],
      [{ kind: 'call.held', interactionId, agentId: jana.id }],
      [{ kind: 'call.resumed', interactionId, agentId: jana.id }],
      [{ kind: 'leg.lost', interactionId, agentId: jana.id, legId: second, until: Date.now() + 20_000 }],
      [{ kind: 'leg.redialled', interactionId, agentId: jana.id, legId }],
      [
        { kind: 'call.ended', interactionId, ending: 'handled', by: 'caller', agentId: jana.id },
        { kind: 'wrapup.started', interactionId, agentId: jana.id, queueId: tenant.queue, until: Date.now() + 30_000 },
      ],
      [{ kind: 'wrapup.extended', interactionId, agentId: jana.id, until: Date.now() + 60_000, extensions: 1 }],
      [{ kind: 'wrapup.parked', interactionId, agentId: jana.id, why: 'time-out' }],
      [
        {
          ...{ kind: 'callback.promised', callbackId: randomUUID() as CallbackId, interactionId },
          ...{ number: '+420777000111', origin: 'wrap-up', due: Date.now() + 1_200_000, ownerId: jana.id },
          queueId: null,
        },
      ],
      [
        {
          ...{ kind: 'wrapup.finished', interactionId, agentId: jana.id, late: true },
          outcomeId: tenant.outcomes.callBack,
        },
      ],
    ];
    const seen: boolean[][] = [];
    for (const facts of steps) {
      await pushAgrees(database, readers, () => call.tell(facts));
      seen.push([(await idsOn(jana)).includes(call.id), (await idsOn(petr)).includes(call.id)]);
    }
    expect(seen.map(([mine, petrs]) => `${mine ? 'jana' : ''}${petrs ? 'petr' : ''}`)).toEqual([
      ...['petr', '', 'jana', 'jana', 'jana', 'jana', 'jana', 'jana', 'jana', 'jana', 'jana', 'jana', ''],
    ]);
    expect((await desk(jana)).callbacks).toHaveLength(1);
    expect((await desk(petr)).callbacks).toHaveLength(0);
  });

  test('[RU-4] the caller is found while it rings: the preview is on the desk with one push', async () => {
    const { jana } = tenant.users;
    const call = await ringIn(database, tenant, 'offered', { from: '420602118340' });
    await pushAgrees(database, readers, () => identifyCaller(database.deps, tenant.id, call.id, null));
    const found = (await desk(jana)).interactions.find((one) => one.id === call.id)!;
    expect(found.identity.customerName).toBe('Čapková Alena');
  });

  test('a caller who hangs up in the queue leaves it', async () => {
    const call = await ringIn(database, tenant, 'queued');
    const waiting = async () => (await desk(tenant.users.jana)).queues.find((queue) => queue.id === tenant.queue)!;
    const before = await waiting();
    await pushAgrees(database, readers, () =>
      call.tell([
        {
          ...{ kind: 'call.ended', interactionId: call.id, ending: 'abandoned-in-queue', by: 'caller', agentId: null },
        },
      ]),
    );
    expect((await waiting()).waiting).toBe(before.waiting - 1);
  });
});

test('a call that lost its agent while it was held keeps its first waiting and counts the hold once', async () => {
  const { jana } = tenant.users;
  const queue = await tenant.build.queue('once-lost', { service_level_ms: 1_000 });
  const call = await ringIn(database, tenant, 'flow');
  const interactionId = call.id;
  const legId = `${call.id}-1` as LegId;
  const began = Date.now() - 100_000;
  const queued = { kind: 'call.queued' as const, interactionId, queueId: queue as QueueId, lastAgentId: null };
  const answered = { kind: 'call.answered' as const, interactionId, agentId: jana.id, legId };
  await call.tell([{ ...queued, priority: 0, queuedAt: began }], began);
  await call.tell([{ ...answered, waitedMs: 5_000 }], began + 5_000);
  await call.tell([{ kind: 'call.held', interactionId, agentId: jana.id }], began + 10_000);
  const mine = async () => (await desk(jana)).interactions.find((one) => one.id === call.id);
  expect(await mine()).toMatchObject({ held: true, heldMs: 0, heldSince: isoOf(began + 10_000) });
  await call.tell(
    [{ kind: 'leg.lost', interactionId, agentId: jana.id, legId, until: began + 30_000 }],
    began + 11_000,
  );
  await call.tell([{ ...queued, priority: 1_000, queuedAt: began + 30_000 }], began + 30_000);
  const inQueue = async () => (await desk(jana)).queues.find((one) => one.id === queue);
  expect(await inQueue()).toMatchObject({ longestSince: isoOf(began + 30_000), answeredInTimeToday: 0 });

  await call.tell([{ ...answered, waitedMs: 3_000 }], began + 33_000);
  await call.tell(
    [
      { kind: 'call.ended', interactionId, ending: 'handled', by: 'caller', agentId: jana.id },
      { kind: 'wrapup.started', interactionId, agentId: jana.id, queueId: queued.queueId, until: began + 120_000 },
    ],
    began + 90_000,
  );
  expect(await mine()).toMatchObject({ waitedMs: 5_000, heldMs: 20_000, heldSince: null });
  expect(await inQueue()).toMatchObject({ offeredToday: 1, answeredInTimeToday: 0, serviceLevelMs: 1_000 });
});

test('a commit is asked about once for all desks, and by itself for a desk alone that has something of its own in it', async () => {
  const { jana, petr, olena } = tenant.users;
  const call = await ringIn(database, tenant, 'offered');
  const { committed } = database.deps;
  const reads = async (events: LoggedEvent[], principalIds = jana.signedIn.principalIds): Promise<number> => {
    let asked = 0;
    const read: Deps['read'] = (who, work) => {
      asked += 1;
      return database.deps.read(who, work);
    };
    const live = { next: null, phoneRegistered: true };
    const docsOf = docsOfCommit({ read }, () => live, events);
    await Promise.all(
      [jana, petr, { signedIn: { ...olena.signedIn, principalIds } }].map(({ signedIn }) => docsOf(signedIn, events)),
    );
    return asked;
  };
  const ofCall = committed.filter(({ fact }) => 'interactionId' in fact && fact.interactionId === call.id);
  expect(await reads(ofCall), 'for all, and for Jana who has the call').toBe(2);
  expect(await reads(ofCall, []), 'whoever sees other clients has other numbers').toBe(3);
  const stateOfPetr = { ...ofCall[0]!, fact: { kind: 'agent.phoneChanged', agentId: petr.id, registered: true } };
  expect(await reads([stateOfPetr as LoggedEvent])).toBe(1);
});

test('an offered contact says since when it rings and how long it waited before', async () => {
  const { jana, petr } = tenant.users;
  const call = await ringIn(database, tenant, 'flow');
  const interactionId = call.id;
  const legId = `${call.id}-1` as LegId;
  const began = Date.now() - 120_000;
  const reason = { rule: 'only-one' as const, skills: [], idleMs: 0, waitedMs: 1_000, rivals: 0, priority: 0 };
  const offer = { kind: 'call.offered' as const, interactionId, legId, reason, ringUntil: Date.now() + 20_000 };
  const queued = { kind: 'call.queued' as const, interactionId, queueId: tenant.queue, lastAgentId: null };
  await call.tell([{ ...queued, priority: 0, queuedAt: began }], began);
  await call.tell([{ ...offer, agentId: petr.id, attempt: 1 }], began + 41_000);
  const onDesk = async (user: CastUser) => (await desk(user)).interactions.find((one) => one.id === call.id);
  expect(await onDesk(petr)).toMatchObject({ offeredAt: isoOf(began + 41_000), waitedMs: 41_000 });

  await call.tell([{ kind: 'offer.ended', interactionId, agentId: petr.id, legId, how: 'missed' }], began + 61_000);
  await call.tell([{ ...offer, agentId: jana.id, attempt: 2 }], began + 70_000);
  expect(await onDesk(jana)).toMatchObject({ offeredAt: isoOf(began + 70_000), waitedMs: 70_000 });
  const answered = { kind: 'call.answered' as const, interactionId, agentId: jana.id, legId, waitedMs: 75_000 };
  await call.tell([answered], began + 75_000);
  expect(await onDesk(jana)).toMatchObject({ waitedMs: 75_000 });
});

test('a desk holds the own contacts and queues only, and fits the contract', async () => {
  const { build, users } = tenant;
  const call = await ringIn(database, tenant, 'answered');
  const snapshot = await desk(users.jana);
  expect(() => DeskSnapshot.parse(snapshot)).not.toThrow();
  expect(snapshot.agents.map((agent) => agent.id)).toEqual([users.jana.id]);
  expect(snapshot.interactions.map((one) => one.id)).toContain(call.id);
  expect(await idsOn(users.petr)).not.toContain(call.id);

  const skill = await build.skill('complaints');
  const queue = await build.queue('complaints');
  const { ownerDb } = database;
  const key = { tenant_id: tenant.id, skill_id: skill };
  await ownerDb
    .insertInto('queue_skill')
    .values({ ...key, queue_id: queue, level: 5 })
    .execute();
  await ownerDb
    .insertInto('agent_skill')
    .values([
      { ...key, agent_id: users.jana.id, level: 6 },
      { ...key, agent_id: users.petr.id, level: 4 },
    ])
    .execute();
  const levelOf = async (user: CastUser) => (await desk(user)).queues.find((one) => one.id === queue)?.myLevel;
  expect([await levelOf(users.jana), await levelOf(users.petr), await levelOf(users.olena)]).toEqual([
    ...[6, undefined, undefined],
  ]);
});

test('[RU-10] a form that was parked stays on the desk with everything typed', async () => {
  const { jana } = tenant.users;
  const call = await ringIn(database, tenant, 'ended');
  await database.deps.commit(jana.who, (unit) =>
    saveDraft(unit, jana.signedIn, { subject: `interaction:${call.id}`, field: 'note', value: 'Call back' }),
  );
  await call.tell([{ kind: 'wrapup.parked', interactionId: call.id, agentId: jana.id, why: 'time-out' }]);
  const parked = (await desk(jana)).interactions.find((one) => one.id === call.id)!;
  expect(parked).toMatchObject({
    note: 'Call back',
    wrapUp: { state: 'parked', parkedWhy: 'time-out', until: null, missing: ['outcome', 'topic'] },
  });
});
