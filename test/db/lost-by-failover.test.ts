import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShard, prepareRouting, until, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: ShardWorld;
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareRouting(database, database.cast.a);
  world = await openShard(database, database.cast.a);
}, 60_000);
afterAll(async () => {
  await world.stop();
  await database.close();
});

const rowsOfPhone = async (agentId: string): Promise<number[]> => {
  const [lost] = (await rowsOfPhone(agentId)).slice(-1);
  await sql`delete from event where tenant_id = ${a.id} and version >= ${lost}`.execute(database.ownerDb);
  await sql`update event_head set version = ${lost! - 1} where tenant_id = ${a.id}`.execute(database.ownerDb);

  await world.shard.engine()!.request({ kind: 'agent.signIn', agentId });
  await until('her telephone is known again', () => world.shard.engine()!.state().agents.get(agentId)?.phoneRegistered);
  expect((await rowsOfPhone(agentId)).at(-1)).toBeGreaterThanOrEqual(lost!);
  const { rows: all } = await sql<{ version: number }>`
    select version from event where tenant_id = ${a.id} order by version`.execute(database.ownerDb);
  expect(all.map(({ version }) => Number(version))).toEqual(all.map((_, nth) => nth + Number(all[0]!.version)));
});
