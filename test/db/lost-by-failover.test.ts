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

const versionsOf = async (kind: string): Promise<number[]> => {
  const like = sql<{ version: number }>`
    select version from event where tenant_id = ${database.cast.a.id} and kind like ${kind} order by version`;
  return (await like.execute(database.ownerDb)).rows.map(({ version }) => Number(version));
};

test('an engine does not decide on facts that a fail-over has lost: it reads the log again and asks what exists', async () => {
  const { id, users } = database.cast.a;
  const agentId = users.jana.id;
  const isKnown = () => world.shard.engine()!.state().agents.get(agentId)?.phoneRegistered;
  await expect.poll(async () => (await versionsOf('agent.phoneChanged')).length).toBeGreaterThan(0);
  const [lost] = await versionsOf('agent.phoneChanged');
  await sql`delete from event where tenant_id = ${id} and version >= ${lost}`.execute(database.ownerDb);
  await sql`update event_head set version = ${lost! - 1} where tenant_id = ${id}`.execute(database.ownerDb);

  await world.shard.engine()!.request({ kind: 'agent.signIn', agentId });
  await until('her telephone is known again', isKnown);
  const versions = await versionsOf('%');
  expect(versions).toContain(lost);
  expect(versions).toEqual(versions.map((_, nth) => nth + versions[0]!));
});
