import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { freshIds } from '../../src/runtime/fresh-ids.ts';
import { runShard } from '../../src/runtime/shard.ts';
import { createShardStore } from '../../src/runtime/shard-store.ts';
import { createSwitchboard } from '../../src/runtime/switchboard.ts';
import { openShard, prepareRouting, until } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareRouting(database, database.cast.a);
}, 60_000);
afterAll(() => database.close());

/** A node that only reads: what it logs, and whether it came to route. */
function begin(tenantId: TestDatabase['cast']['a']['id']) {
  const lines: string[] = [];
  const shard = runShard(
    {
      ...{ store: createShardStore(database.appDb, tenantId), clock: systemClock, freshIds, node: 'node-1' },
      switchboard: createSwitchboard(systemClock.now, [{ id: tenantId, numbers: [] }]),
      ...{ perform: () => undefined, look: () => undefined, began: () => undefined, committed: () => undefined },
      elsewhere: () => undefined,
      dropped: () => undefined,
      log: (_message, error) => void lines.push(error instanceof Error ? error.message : ''),
    },
    tenantId,
  );
  return { shard, lines };
}

test.each([
  [
    'that lacks what it must have',
    sql`update event set body = body - 'agentId'`,
    /agent\.\w+: agentId is not what it must be/,
  ],
  [
    'of a kind that this version does not know',
    sql`update event set kind = 'agent.cloned'`,
    /its kind agent\.cloned is not known/,
  ],
])(
  'a row %s stops its tenant with the address of the row, is never skipped, and no other tenant stops',
  async (_what, damage, why) => {
    const { a, b } = database.cast;
    const world = await openShard(database, a);
    await world.shard.engine()!.request({ kind: 'agent.signIn', agentId: a.users.jana.id });
    await world.shard.engine()!.request({ kind: 'agent.signOut', agentId: a.users.jana.id });
    await world.stop();
    const { rows } = await sql<{ version: number }>`
    select max(version) as version from event where tenant_id = ${a.id} and epoch is not null and kind like 'agent.%'`.execute(
      database.ownerDb,
    );
    const version = Number(rows[0]!.version);
    const here = sql` where tenant_id = ${a.id} and version = ${version}`;
    await sql`create table kept as select * from event ${here}`.execute(database.ownerDb);
    await sql`${damage}${here}`.execute(database.ownerDb);

    const [stopped, other] = [begin(a.id), begin(b.id)];
    await until('it is said', () => stopped.lines.length > 1);
    expect(stopped.lines.every((line) => line.startsWith(`event ${version} of tenant ${a.id} cannot be read`))).toBe(
      true,
    );
    expect(stopped.lines[0]).toMatch(why);
    expect(stopped.shard.engine()).toBeNull();
    await until('the other tenant is routed for', other.shard.routes);

    await sql`update event set kind = kept.kind, body = kept.body from kept
            where event.tenant_id = kept.tenant_id and event.version = kept.version`.execute(database.ownerDb);
    await until('the mended log is routed by', stopped.shard.routes);
    await sql`drop table kept`.execute(database.ownerDb);
    await Promise.all([stopped.shard.stop(), other.shard.stop()]);
  },
);
