import { expect, test } from 'vitest';
import type { Actor, RoutingFact } from '../../../../src/shared/events.ts';
import { stateShape } from '../../../../src/core/routing/snapshot.ts';
import { theoryTenant } from '../centre/theory-tenant.ts';
import { createFate, createHappenings } from '../happenings.ts';
import { chanceOf } from '../random.ts';
import { createSimProcess } from '../sim-process.ts';
import { createUntilQuiet } from '../until-quiet.ts';
import type { FaultProfile } from '../view.ts';
import { createVirtualTime } from '../virtual-time.ts';
import { failOver } from './fail-over.ts';
import { createSimDatabase } from './sim-database.ts';
import { createSimShardStore } from './sim-shard-store.ts';

function databaseInTest(faults: FaultProfile = {}) {
  const time = createVirtualTime(1_000_000);
  const happenings = createHappenings(time.now);
  const tenant = theoryTenant(chanceOf(1, 'tenant'), 1);
  const database = createSimDatabase({
    ...{ time, happenings, fate: createFate(1, faults, happenings), chance: chanceOf(1, 'database') },
    ...{ tenants: [tenant], isInstant: true },
  });
  const untilQuiet = createUntilQuiet();
  async function pass(ms: number): Promise<void> {
    const end = time.now() + ms;
    for (;;) {
      await untilQuiet();
      if (!time.next(end)) break;
    }
    time.at(end, () => undefined);
    time.next(end);
  }
  /** What it comes to within a moment; or the word that it has not. */
  async function soon<T>(work: Promise<T>): Promise<T | 'waits' | 'rejected'> {
    let came: T | 'waits' | 'rejected' = 'waits';
    work.then(
      (value) => (came = value),
      () => (came = 'rejected'),
    );
    await pass(5);
    return came;
  }
  const storeOf = () => createSimShardStore(database, createSimProcess(time), tenant.id, stateShape);
  return { database, tenant, store: storeOf(), storeOf, pass, soon };
}

const actor: Actor = { kind: 'engine' };
const fact: RoutingFact = { kind: 'telephony.changed', connected: true, startedAt: 1 };
const facts = [{ fact, actor, causedBy: null }];
const committed = expect.objectContaining({ kind: 'committed' });

test('a lease is the same node’s at once, and another’s when it has run out', async () => {
  const { store, soon, pass } = databaseInTest();
  expect(await soon(store.takeLease('a'))).toEqual({ epoch: 1 });
  expect(await soon(store.takeLease('b'))).toBeNull();
  expect(await soon(store.takeLease('a'))).toEqual({ epoch: 2 });
  await pass(3_001);
  expect(await soon(store.takeLease('b'))).toEqual({ epoch: 3 });
});

test('under an epoch that is over nothing is written', async () => {
  const { store, soon, database, tenant } = databaseInTest();
  await soon(store.takeLease('a'));
  await soon(store.takeLease('a'));
  expect(await soon(store.commit(1, 0, facts))).toEqual({ kind: 'fenced' });
  expect(await soon(store.commit(2, 0, facts))).toEqual(committed);
  expect(database.rowsOf(tenant.id).log).toMatchObject([{ version: 1, epoch: 2, fact }]);
});

test('who asks what a commit came to waits for one that is still at work, and so does who wants the lease', async () => {
  const { store, storeOf, soon, pass } = databaseInTest({ 'commit-timed-out': 1 });
  await soon(store.takeLease('a'));
  void store.commit(1, 0, facts).catch(() => undefined);
  await pass(2);
  let [asked, taken] = [false, false];
  void store.wroteAfter(0, 1).then(() => (asked = true));
  void storeOf()
    .takeLease('a')
    .then(() => (taken = true));
  await pass(450);
  expect([asked, taken]).toEqual([false, false]);
  await pass(9_000);
  expect([asked, taken]).toEqual([true, true]);
});

test('a commit whose answer was lost is in the log', async () => {
  const { store, soon } = databaseInTest({ 'commit-answer-lost': 1 });
  await soon(store.takeLease('a'));
  expect(await soon(store.commit(1, 0, facts))).toBe('rejected');
  expect(await soon(store.wroteAfter(0, 1))).toBe(1);
});

test('a fail-over to a standby that is behind loses the last transactions, the lease among them', async () => {
  const { database, tenant, store, soon, pass } = databaseInTest();
  await soon(store.takeLease('a'));
  await soon(store.commit(1, 0, facts));
  await soon(store.takeLease('a'));
  await soon(store.commit(2, 0, facts));
  failOver(database, 2);
  await pass(20_000);
  expect(database.rowsOf(tenant.id)).toMatchObject({ lease: { epoch: 1 }, log: [{ version: 1 }] });
  expect(database.lostByFailover(tenant.id)).toEqual([2]);
});

test('a synchronous fail-over loses nothing, and what was asked meanwhile was not answered', async () => {
  const { database, tenant, store, soon, pass } = databaseInTest();
  await soon(store.takeLease('a'));
  await soon(store.commit(1, 0, facts));
  failOver(database, 0);
  expect(await soon(store.load())).toBe('rejected');
  await pass(20_000);
  expect(database.rowsOf(tenant.id).log).toHaveLength(1);
  expect(await soon(store.load())).toMatchObject({ version: 1 });
});
