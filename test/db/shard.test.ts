import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertEvents, toEvents } from '../../src/adapters/postgres/append-events.ts';
import { takeLease } from '../../src/adapters/postgres/lease.ts';
import { type RoutingSnapshot, toSnapshot } from '../../src/core/routing/snapshot.ts';
import { enterTenant, readAs, type Tx } from '../../src/adapters/postgres/unit.ts';
import { loadRoutingState, saveRoutingSnapshot } from '../../src/features/calls/load-routing.ts';
import { getLedger } from '../../src/features/calls/get-ledger.ts';
import type { InteractionId, OutcomeId } from '../../src/shared/ids.ts';
import { commitRouting } from '../../src/runtime/commit.ts';
import { createShardStore } from '../../src/runtime/shard-store.ts';
import { textOf } from '../support/routing-states.ts';
import {
  dialled,
  dialledInFlow,
  openShard,
  prepareRouting,
  publishFlow,
  type ShardWorld,
} from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: ShardWorld;
const tenant = () => database.cast.a;
const engine = () => world.shard.engine()!;
const now = () => engine().state();

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareRouting(database, tenant());
  world = await openShard(database, tenant());
}, 60_000);

afterAll(async () => {
  await world.stop();
  await database.close();
});

async function janaReady(): Promise<void> {
  const agentId = tenant().users.jana.id;
  await engine().request({ kind: 'agent.signIn', agentId });
  await engine().request({ kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
  await world.until('Jana is ready', () => now().agents.get(agentId)?.state === 'ready');
}

const writeAs = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  database.appDb.transaction().execute(async (tx) => {
    await enterTenant(tx, tenant().users.jana.who);
    return work(tx);
  });

const rowOf = (id: InteractionId) =>
  database.ownerDb
    .selectFrom('interaction')
    .selectAll()
    .where('tenant_id', '=', tenant().id)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

describe('a tenant’s engine on the real database', () => {
  let call: { interactionId: InteractionId; hangUp: () => void };

  it('[UA-4] offers a call to the ready agent and writes arrival, queue and offer in one commit', async () => {
    await janaReady();
    call = world.phone.placeCall({ from: '+420602118340', to: dialled });
    await world.until('the call is offered', () => world.isWritten('call.offered', call.interactionId));
    const row = await rowOf(call.interactionId);
    expect(row).toMatchObject({ state: 'offered', from_number: '+420602118340', agent_id: tenant().users.jana.id });
    expect(row.reason).toMatchObject({ rule: expect.any(String), rivals: 0 });
  });

  it('keeps the folded log equal to what it believes, at every turn of a call', async () => {
    const agentId = tenant().users.jana.id;
    const same = async (): Promise<void> => {
      const { state } = await readAs(database.appDb, tenant().users.jana.who, (tx) =>
        loadRoutingState(tx, tenant().id),
      );
      expect(textOf(state)).toBe(textOf(now()));
    };
    await same();
    await engine().request({ kind: 'offer.accept', agentId, interactionId: call.interactionId });
    await world.until('they talk', () => world.isWritten('call.bridged', call.interactionId));
    await same();
    await engine().request({ kind: 'call.hold', agentId, interactionId: call.interactionId });
    await engine().request({ kind: 'call.resume', agentId, interactionId: call.interactionId });
    await same();
    call.hangUp();
    await world.until('the wrap-up began', () => world.isWritten('wrapup.started', call.interactionId));
    await same();
  });

  it('records the end once, the recording and the wrap-up, and refuses what came too late', async () => {
    const agentId = tenant().users.jana.id;
    expect(await rowOf(call.interactionId)).toMatchObject({ state: 'ended', ending: 'handled', ended_by: 'caller' });
    await expect(
      engine().request({ kind: 'call.hold', agentId, interactionId: call.interactionId }),
    ).rejects.toMatchObject({ code: 'call-gone' });
    const recordings = await database.ownerDb
      .selectFrom('recording')
      .selectAll()
      .where('interaction_id', '=', call.interactionId)
      .execute();
    expect(recordings).toHaveLength(1);
    const asked = { kind: 'wrapup.finish', agentId, interactionId: call.interactionId, next: null } as const;
    const finish = { ...asked, callback: null };
    await expect(engine().request({ ...finish, outcomeId: randomUUID() as OutcomeId })).rejects.toMatchObject({
      code: 'not-found',
    });
    await engine().request({ ...finish, outcomeId: tenant().outcomes.solved });
    const wrapUp = await database.ownerDb
      .selectFrom('wrap_up')
      .selectAll()
      .where('interaction_id', '=', call.interactionId)
      .executeTakeFirstOrThrow();
    expect(wrapUp.state).toBe('finished');
    expect((await rowOf(call.interactionId)).outcome_id).toBe(tenant().outcomes.solved);
  });

  it('lets go a caller whose number the database cannot hold, and takes the next one', async () => {
    const strange = world.phone.placeCall({ from: '\u0000', to: dialled });
    const next = world.phone.placeCall({ from: '+420602118342', to: dialled });
    await world.until('the next caller is known', () => now().calls.get(next.interactionId) !== undefined);
    expect(strange.isOver()).toBe(true);
    expect(world.dropped).toEqual(['call.arrived']);
    expect(now().calls.get(strange.interactionId)).toBeUndefined();
    next.hangUp();
    await world.until('they are gone', () => now().calls.get(next.interactionId) === undefined);
  });

  it('runs a call on with the flow that it began with when it begins anew and another version is published meanwhile', async () => {
    const caller = world.phone.placeCall({ from: '+420602118343', to: dialledInFlow });
    await world.until('the caller hears the first prompt', () => now().calls.get(caller.interactionId) !== undefined);
    await publishFlow(database, tenant(), { start: 'bye', steps: { bye: { kind: 'hangup', prompt: 'closed' } } });
    const { phone, events: before } = world;
    await world.stop();
    world = await openShard(database, tenant(), { phone });
    const newcomer = phone.placeCall({ from: '+420602118344', to: dialledInFlow });
    await world.until('the first caller waits', () => now().calls.get(caller.interactionId)?.place.kind === 'queue');
    await world.until('the second has heard goodbye', newcomer.isOver);
    const began = [...before, ...world.events].flatMap(({ fact }) => (fact.kind === 'call.arrived' ? [fact] : []));
    expect(began.slice(-2)).toMatchObject([
      { interactionId: caller.interactionId, flowVersion: 1 },
      { interactionId: newcomer.interactionId, flowVersion: 2 },
    ]);
    caller.hangUp();
    await world.until('they are gone', () => [...now().calls.keys()].length === 0);
  });

  it('begins from a snapshot of its own shape, and folds the whole log where it is of another', async () => {
    const marked: RoutingSnapshot = { ...toSnapshot(now()), endedCalls: { newer: [], older: [], since: 0 } };
    const [head] = world.events.slice(-1);
    await writeAs((tx) => saveRoutingSnapshot(tx, tenant().id, head!.version, marked));
    const load = () => readAs(database.appDb, tenant().users.jana.who, (tx) => loadRoutingState(tx, tenant().id));
    expect((await load()).state.endedCalls.newer).toEqual(new Map());
    const older = JSON.stringify({ ...marked, endedCalls: 'as it was before' });
    await database.ownerDb.updateTable('routing_snapshot').set({ state: older }).execute();
    expect(textOf((await load()).state)).toBe(textOf(now()));
  });

  it('puts a caller on record who overflowed while it was away, as it was then, and has them called back', async () => {
    const overflow = {
      ...{ interactionId: randomUUID() as InteractionId, from: '+420602118345', to: dialled },
      at: Date.now() - 600_000,
    };
    engine().tell({ kind: 'call.overflowed', ...overflow });
    await world.until('the callback is promised', () =>
      world.events.some(
        ({ fact }) => fact.kind === 'callback.promised' && fact.interactionId === overflow.interactionId,
      ),
    );
    const at = new Date(overflow.at);
    expect(await rowOf(overflow.interactionId)).toMatchObject({
      ...{ state: 'ended', ending: 'overflowed', arrived_at: at, ended_at: at, from_number: overflow.from },
    });
    const callback = await database.ownerDb
      .selectFrom('callback')
      .selectAll()
      .where('interaction_id', '=', overflow.interactionId)
      .executeTakeFirstOrThrow();
    expect(callback).toMatchObject({ state: 'due', number: overflow.from, due_at: at, origin: 'lost-pbx' });
  });

  it('keeps a ledger without gaps whose states add up to the time signed in', async () => {
    const { jana } = tenant().users;
    const ledger = await readAs(database.appDb, jana.who, (tx) =>
      getLedger(
        tx,
        jana.signedIn,
        { id: jana.id, from: new Date(0).toISOString(), to: new Date(Date.now() + 1_000).toISOString() },
        Date.now(),
      ),
    );
    const states = ledger.rows.map((row) => `${row.state}${row.activity ? `/${row.activity}` : ''}`);
    expect(states.slice(0, 4)).toEqual(['not_ready', 'ready', 'reserved/ringing', 'engaged/talking']);
    expect(ledger.sumOfStatesMs).toBe(ledger.loggedInMs);
    for (const [nth, row] of ledger.rows.entries()) expect(row.endedAt).toBe(ledger.rows[nth + 1]?.startedAt ?? null);
  });

  it('leads from the answer back to the arrival by the causes of each fact', async () => {
    const events = await database.ownerDb
      .selectFrom('event')
      .select(['version', 'kind', 'caused_by'])
      .where('interaction_id', '=', call.interactionId)
      .orderBy('version')
      .execute();
    const byVersion = new Map(events.map((event) => [event.version, event]));
    let step = events.find((event) => event.kind === 'call.answered');
    const chain: string[] = [];
    for (; step; step = step.caused_by === null ? undefined : byVersion.get(step.caused_by)) chain.push(step.kind);
    expect(chain.at(-1)).toBe('call.arrived');
    expect(chain).toContain('call.offered');
  });

  it('writes nothing with a stale epoch, and the new owner goes on from the log', async () => {
    const before = await database.ownerDb
      .selectFrom('event_head')
      .select('version')
      .where('tenant_id', '=', tenant().id)
      .executeTakeFirstOrThrow();
    const stale = await commitRouting(
      database.appDb,
      { tenantId: tenant().id, epoch: 0 },
      Date.now(),
      [
        {
          fact: { kind: 'agent.phoneChanged', agentId: tenant().users.jana.id, registered: false },
          actor: { kind: 'engine' },
          causedBy: null,
        },
      ],
      { version: 0, epoch: null },
    );
    expect(stale).toEqual({ kind: 'fenced' });
    const after = await database.ownerDb
      .selectFrom('event_head')
      .select('version')
      .where('tenant_id', '=', tenant().id)
      .executeTakeFirstOrThrow();
    expect(after.version).toBe(before.version);
  });

  it('is refused the shard while another node holds it, and gets its own back at once with the next epoch', async () => {
    const own = await takeLease(database.appDb, tenant().id, 'node-1');
    expect(await takeLease(database.appDb, tenant().id, 'node-2')).toBeNull();
    const again = await takeLease(database.appDb, tenant().id, 'node-1');
    expect(again!.epoch).toBeGreaterThan(own!.epoch);
    // It commanded under the epoch that it held, the first.
    expect(new Set(world.epochs).size).toBe(1);
    expect(world.epochs[0]).toBeLessThan(own!.epoch);
  });

  it('is not kept waiting by a node that asks for a shard which is held', async () => {
    await database.ownerDb.transaction().execute(async (tx) => {
      await tx.selectFrom('shard_lease').select('epoch').where('tenant_id', '=', tenant().id).forUpdate().execute();
      expect(await takeLease(database.appDb, tenant().id, 'node-2')).toBeNull();
    });
  });

  it('finds out that its epoch is old, reads the log again and routes on', async () => {
    const second = world.phone.placeCall({ from: '+420602118341', to: dialled });
    await world.until('the call is known to the engine that took the shard back', () =>
      world.isWritten('call.arrived', second.interactionId),
    );
    expect(await rowOf(second.interactionId)).toMatchObject({ from_number: '+420602118341' });
    second.hangUp();
    await world.until('it is over', () => world.shard.engine()?.state().calls.get(second.interactionId) === undefined);
  });

  it('names the fact before it as the cause, also when it was told before the shard was taken back', async () => {
    const waiting = world.phone.placeCall({ from: '+420602118345', to: dialled });
    await world.until('the caller is known', () => now().calls.get(waiting.interactionId) !== undefined);
    await takeLease(database.appDb, tenant().id, 'node-1');
    waiting.hangUp();
    const eventsOf = () =>
      database.ownerDb
        .selectFrom('event')
        .select(['version', 'kind', 'caused_by'])
        .where('interaction_id', '=', waiting.interactionId)
        .orderBy('version')
        .execute();
    await expect.poll(async () => (await eventsOf()).at(-1)?.kind, { timeout: 8_000 }).toBe('call.ended');
    const events = await eventsOf();
    expect(events.slice(1).map(({ caused_by }) => caused_by)).toEqual(
      events.slice(0, -1).map(({ version }) => version),
    );
  });
});

describe('what an engine wrote', () => {
  it('is known only when a commit whose connection broke is over', async () => {
    const tenantId = tenant().id;
    const store = createShardStore(database.appDb, tenantId);
    const { version } = await store.load();
    let finish = (): void => undefined;
    const held = new Promise<void>((resolve) => (finish = resolve));
    let hold = (): void => undefined;
    const holding = new Promise<void>((resolve) => (hold = resolve));
    const zombie = writeAs(async (tx) => {
      const head = await tx
        .updateTable('event_head')
        .set((eb) => ({ version: eb('version', '+', 1) }))
        .where('tenant_id', '=', tenantId)
        .returning('version')
        .executeTakeFirstOrThrow();
      const fact = { kind: 'telephony.changed', connected: true, startedAt: 0 } as const;
      const [event] = toEvents(head.version - 1, Date.now(), [{ fact, actor: { kind: 'engine' }, causedBy: null }]);
      await insertEvents(tenantId, [event!], 999).execute(tx);
      hold();
      await held;
      return head.version;
    });
    await holding;
    let known: number | null | undefined;
    const asked = store.wroteAfter(version, 999).then((found) => (known = found));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(known).toBeUndefined();
    finish();
    await asked;
    expect(known).toBe(await zombie);
    expect(await store.wroteAfter(await zombie, 999)).toBeNull();
  });
});
