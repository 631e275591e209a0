import { sql } from 'kysely';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { silentAfterMs } from '../../src/adapters/push/hub.ts';
import type { TelephonyPort } from '../../src/core/telephony/telephony-port.ts';
import { startDesks } from '../../src/runtime/desk-side.ts';
import { featureDeps } from '../../src/runtime/feature-deps.ts';
import { type Routing, startRouting } from '../../src/runtime/routing.ts';
import { routingWorldOf } from '../../src/runtime/routing-world.ts';
import { readSettings } from '../../src/runtime/settings.ts';
import { openWorld, type World } from '../../src/runtime/world.ts';
import type { UserId } from '../../src/shared/ids.ts';
import type { CastTenant } from '../support/cast.ts';
import { openShard, prepareRouting, until } from '../support/shard-world.ts';
import { appPassword, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
const folders: string[] = [];
const ends: (() => Promise<unknown>)[] = [];
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  await prepareRouting(database, tenant);
}, 60_000);
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await database.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A node as it comes up anywhere, with the name that nobody chose and a data folder of its own. */
async function openNode(telephone?: TelephonyPort): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'zvon-node-'));
  folders.push(folder);
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, '0'.repeat(64));
  const read = readSettings({
    DATABASE_URL: database.ownerUrl,
    ZVON_APP_PASSWORD: appPassword,
    ZVON_DATA: folder,
    ZVON_MASTER_KEY_FILE: keyFile,
    ZVON_LOG: 'silent',
  });
  if (!read.ok) throw new Error(read.sentence);
  const opened = await openWorld(read.settings);
  ends.push(opened.close);
  const tenants = opened.tenants.filter(({ id }) => id === tenant.id);
  return { ...opened, tenants, telephony: telephone ? { ...opened.telephony, port: telephone } : opened.telephony };
}

function route(node: World, began: (routing: () => Routing) => void = () => undefined): Routing {
  const routing: Routing = startRouting(routingWorldOf(node), {
    committed: () => undefined,
    dropped: () => undefined,
    telephony: () => undefined,
    began: () => began(() => routing),
    elsewhere: () => undefined,
  });
  ends.push(routing.stop);
  return routing;
}

const agentOf = (routing: Routing, id: UserId) => routing.states()[0]?.agents.get(id);

/** The telephone system's ends, of which only the one that asked for it last is connected. */
function oneTelephone() {
  const asked: string[] = [];
  let takenFromOwner = (): void => undefined;
  const end = (name: string): TelephonyPort => ({
    connect: async (listener, replaced) => {
      asked.push(name);
      takenFromOwner();
      takenFromOwner = () => {
        listener({ kind: 'telephony.lost', at: Date.now() });
        replaced?.();
      };
      const snapshot = { calls: [], phones: [], lost: [] };
      listener({ kind: 'telephony.connected', at: Date.now(), startedAt: 0, snapshot });
    },
    ...{ perform: async () => undefined, provision: async () => undefined, look: () => undefined },
    ...{ health: () => ({ driver: 'simulated', asterisk: null }), close: async () => undefined },
    ignored: () => ({ malformed: 0, unknown: 0 }),
  });
  return { asked, end };
}

describe('of two nodes', () => {
  test('the one that waits leaves the lease and the telephone to the one that routes', async () => {
    const telephone = oneTelephone();
    const first = route(await openNode(telephone.end('first')));
    await until('the first routes', () => first.ready() && first.isTelephonyUp());
    const second = route(await openNode(telephone.end('second')));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect([first.ready(), first.isTelephonyUp(), second.ready()]).toEqual([true, true, false]);
    expect(telephone.asked).toEqual(['first']);
  });

  test('the one from which the telephone was taken lets the other have its tenants, and waits for its turn', async () => {
    const telephone = oneTelephone();
    const first = route(await openNode(telephone.end('first')));
    await until('the first routes', () => first.ready() && first.isTelephonyUp());
    const node = await openNode(telephone.end('second'));
    const second = route(node);
    await node.telephony.port.connect(() => undefined);
    await until('the second routes', () => second.ready() && second.isTelephonyUp());
    expect(first.ready()).toBe(false);
    await second.stop();
    await until('the first routes again', () => first.ready() && first.isTelephonyUp());
    expect(telephone.asked).toEqual(['first', 'second', 'second', 'first']);
  });
});

describe('an engine', () => {
  test('goes on renewing its lease and committing while the API has every connection of its own at work', async () => {
    const node = await openNode();
    const routing = route(node);
    await until('it routes', routing.ready);
    const crowd = Array.from({ length: 20 }, () => sql`select pg_sleep(3)`.execute(node.db));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(routing.ready()).toBe(true);
    await routing.shardOf(tenant.id)!.engine()!.request({ kind: 'agent.signIn', agentId: tenant.users.petr.id });
    await Promise.all(crowd);
  });

  test('learns of the agents whose desks did not come back after a crash', async () => {
    const agentId = tenant.users.jana.id;
    const before = route(await openNode());
    await until('it routes', before.ready);
    await before.shardOf(tenant.id)!.engine()!.request({ kind: 'agent.signIn', agentId });
    expect(agentOf(before, agentId)).toMatchObject({ present: true });
    await before.stop();
    const node = await openNode();
    let tellWhoIsHere = (): void => undefined;
    const after = route(node, () => tellWhoIsHere());
    const deps = featureDeps({
      ...{
        now: () => node.clock.now(),
        secrets: node.secrets,
        db: node.db,
        shardOf: after.shardOf,
        committed: () => undefined,
      },
      ...{ tenantOf: async () => tenant.id, provisionPhones: after.provisionPhones },
    });
    const desks = startDesks(node, deps, () => after, 'test');
    ends.push(async () => desks.stop());
    tellWhoIsHere = () => desks.tellWhoIsHere(tenant.id);
    const isMissed = () => agentOf(after, agentId)?.present === false;
    expect(isMissed(), 'she has a moment to come back').toBe(false);
    await until('she is missed', isMissed, 2 * silentAfterMs);
    expect(agentOf(after, agentId)?.presentUntil).toBeGreaterThan(Date.now());
  }, 60_000);

  test('whose lease was lost while the log was read is made anew with the next lease', async () => {
    const world = await openShard(database, tenant);
    ends.push(world.stop);
    const log = await holdLog();
    await loseLease();
    await untilOwnerIs('node-1');
    await loseLease();
    // Longer than until the next renewal.
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await log.release();
    await until('it routes again', world.shard.routes);
    await world.shard.engine()!.request({ kind: 'agent.signIn', agentId: tenant.users.petr.id });
  });
});

/** Makes everybody wait who wants to read the log from its beginning. */
async function holdLog(): Promise<{ release(): Promise<unknown> }> {
  const transaction = await database.ownerDb.startTransaction().execute();
  await sql`lock table routing_snapshot in access exclusive mode`.execute(transaction);
  return { release: () => transaction.rollback().execute() };
}

/** Another node took the lease, and died. */
const loseLease = () =>
  sql`update shard_lease set owner = 'node-2', epoch = epoch + 1, expires_at = clock_timestamp()
      where tenant_id = ${tenant.id}`.execute(database.ownerDb);

async function untilOwnerIs(owner: string): Promise<void> {
  for (;;) {
    const lease = await database.ownerDb
      .selectFrom('shard_lease')
      .select('owner')
      .where('tenant_id', '=', tenant.id)
      .executeTakeFirstOrThrow();
    if (lease.owner === owner) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
