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
const nothing = { version: 0, epoch: null };
const epochOf = async (taken: Promise<unknown>): Promise<number> => ((await taken) as { epoch: number }).epoch;
const committed = expect.objectContaining({ kind: 'committed' });

test('a lease is the same node’s at once, and another’s when it has run out', async () => {
  const { store, soon, pass } = databaseInTest();
  const first = await epochOf(soon(store.takeLease('a')));
  expect(await soon(store.takeLease('b'))).toBeNull();
  const second = await epochOf(soon(store.takeLease('a')));
  await pass(3_001);
  const third = await epochOf(soon(store.takeLease('b')));
  expect([first, second, third]).toEqual([...new Set([third, second, first])].sort((a, b) => a - b));
});

test('under an epoch that is over nothing is written', async () => {
  const { store, soon, database, tenant } = databaseInTest();
  const old = await epochOf(soon(store.takeLease('a')));
  const epoch = await epochOf(soon(store.takeLease('a')));
  expect(await soon(store.commit(old, 0, facts, nothing))).toEqual({ kind: 'fenced' });
  expect(await soon(store.commit(epoch, 0, facts, nothing))).toEqual(committed);
  expect(database.rowsOf(tenant.id).log).toMatchObject([{ version: 1, epoch, fact }]);
});

test('who asks what a commit came to waits for one that is still at work, and so does who wants the lease', async () => {
  const { store, storeOf, soon, pass } = databaseInTest({ 'commit-timed-out': 1 });
  const epoch = await epochOf(soon(store.takeLease('a')));
  void store.commit(epoch, 0, facts, nothing).catch(() => undefined);
  await pass(2);
  let [asked, taken] = [false, false];
  void store.wroteAfter(0, epoch).then(() => (asked = true));
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
  const epoch = await epochOf(soon(store.takeLease('a')));
  expect(await soon(store.commit(epoch, 0, facts, nothing))).toBe('rejected');
  expect(await soon(store.wroteAfter(0, epoch))).toBe(1);
});

test('a fail-over to a standby that is behind loses the last transactions, the lease among them', async () => {
  const { database, tenant, store, soon, pass } = databaseInTest();
  const first = await epochOf(soon(store.takeLease('a')));
  await soon(store.commit(first, 0, facts, nothing));
  const second = await epochOf(soon(store.takeLease('a')));
  await soon(store.commit(second, 0, facts, { version: 1, epoch: first }));
  failOver(database, 2);
  await pass(20_000);
  expect(database.rowsOf(tenant.id)).toMatchObject({ lease: { epoch: first }, log: [{ version: 1 }] });
  expect(database.lostByFailover(tenant.id)).toEqual([2]);
  const known = { version: 2, epoch: second };
  expect(await soon(store.stillHas(known))).toBe(false);
  expect(await soon(store.commit(first, 0, facts, known))).toEqual({ kind: 'gone-back' });
  expect(await epochOf(soon(store.takeLease('a')))).toBeGreaterThan(second);
});

test('a synchronous fail-over loses nothing, and what was asked meanwhile was not answered', async () => {
  const { database, tenant, store, soon, pass } = databaseInTest();
  const epoch = await epochOf(soon(store.takeLease('a')));
  await soon(store.commit(epoch, 0, facts, nothing));
  failOver(database, 0);
  expect(await soon(store.load())).toBe('rejected');
  await pass(20_000);
  expect(database.rowsOf(tenant.id).log).toHaveLength(1);
  expect(await soon(store.load())).toMatchObject({ version: 1 });
});
