import { afterAll, beforeAll, expect, test } from 'vitest';
import { getLive } from '../../src/features/live/get-live.ts';
import type { LiveFloor } from '../../src/shared/api/live.ts';
import type { AgentDoc } from '../../src/shared/api/desk.ts';
import type { CastTenant } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { ringIn } from '../support/ring-in.ts';
import { openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
let shard: ShardWorld;
let world: HttpWorld;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  await prepareRouting(database, tenant);
  shard = await openShard(database, tenant);
  world = await openHttpWorld(database, { shards: { [tenant.id]: shard.shard } });
}, 60_000);
afterAll(async () => {
  await world.close();
  await shard.stop();
  await database.close();
});

const floor = async (): Promise<LiveFloor> =>
  (await world.call('GET', '/api/live', { as: tenant.users.radek })).json<LiveFloor>();
const onDesk = async (): Promise<AgentDoc> =>
  (await world.call('GET', '/api/desk', { as: tenant.users.jana })).json<{ agents: AgentDoc[] }>().agents[0]!;
const force = (body: unknown, id: string = tenant.users.jana.id) =>
  world.call('POST', `/api/live/agents/${id}/state`, { as: tenant.users.radek, body });
const pause = { state: 'not_ready', reason: 'meeting' };

test('the floor counts who waits, since when, and what came today, of the firm that asks alone', async () => {
  const other = database.cast.b;
  await ringIn(database, other, 'queued');
  await ringIn(database, other, 'finished');
  const { jana } = other.users;
  const { queues } = await database.deps.read(jana.who, (tx) => getLive(tx, jana.signedIn));
  expect((await floor()).queues.every(({ waiting, offeredToday }) => waiting + offeredToday === 0)).toBe(true);
  const waited = queues.find(({ waiting }) => waiting > 0)!;
  expect(waited).toMatchObject({ waiting: 1, offeredToday: 2, abandonedToday: 0 });
  expect(Date.parse(waited.longestSince!)).toBeLessThan(Date.now());
  expect(waited.answeredInTimeToday).toBe(1);
  expect(queues.filter(({ waiting }) => waiting === 0).every(({ longestSince }) => longestSince === null)).toBe(true);
});

test('a supervisor sets a state; the agent is told by whom and why, until they choose another themselves', async () => {
  await world.signIn(tenant.users.jana);
  expect((await floor()).agents.find(({ id }) => id === tenant.users.jana.id)).toMatchObject({ state: 'not_ready' });
  const answer = await force({ chosen: pause, why: 'Team meeting at ten' });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(await onDesk()).toMatchObject({
    ...{ state: 'not_ready', reason: 'meeting' },
    forced: { by: 'radek', why: 'Team meeting at ten', ...pause },
  });
  const [row] = await database.ownerDb.selectFrom('agent_state').selectAll().orderBy('version', 'desc').execute();
  expect(row).toMatchObject({ reason: 'meeting', source: 'supervisor', set_by: tenant.users.radek.id });

  const chosen = { state: 'not_ready', reason: 'lunch' };
  await world.call('POST', '/api/agent/state', { as: tenant.users.jana, body: chosen });
  expect(await onDesk()).toMatchObject({ reason: 'lunch', forced: null });
});

test('a state is set for nobody who is signed out, not for strangers, and not by an agent', async () => {
  expect((await force({ chosen: pause }, tenant.users.olena.id)).statusCode).toBe(409);
  expect((await force({ chosen: pause }, database.cast.b.users.jana.id)).statusCode).toBe(404);
  expect((await force({ chosen: { state: 'offline' } })).statusCode).toBe(400);
  const { petr, jana } = tenant.users;
  const byAgent = await world.call('POST', `/api/live/agents/${jana.id}/state`, { as: petr, body: { chosen: pause } });
  expect(byAgent.statusCode).toBe(403);
  const forced = await database.ownerDb.selectFrom('forced_state').selectAll().execute();
  expect(forced).toHaveLength(1);
});
