import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deps } from '../../src/features/deps.ts';
import { route } from '../../src/features/route.ts';
import type { TenantId } from '../../src/shared/ids.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { type Swept, sweep } from '../support/sweep.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { makeThings, type Things } from '../support/things.ts';

/**
 * Two walls stand between tenants: every query names the tenant, and the database shows no rows but those of the
 * transaction's. Each is tried with the other one taken away.
 */
const mark = 'KanarekB';
let walled: Stage;
let open: Stage;

interface Stage {
  database: TestDatabase;
  ours: Things;
  theirs: Things;
}

beforeAll(async () => {
  walled = await openStage();
  open = await openStage();
  await dropPolicies(open.database);
}, 60_000);

afterAll(async () => {
  await walled.database.close();
  await open.database.close();
});

async function openStage(): Promise<Stage> {
  const database = await openTestDatabase();
  const { a, b } = database.cast;
  await a.build.action(a.objectTypes.card, 'refresh');
  await b.build.action(b.objectTypes.card, 'refresh');
  const ours = await makeThings(database, a, { mark: 'Vlastni' });
  return { database, ours, theirs: await makeThings(database, b, { mark, events: 500 }) };
}

const tablesOfTenants = ({ ownerDb }: TestDatabase) =>
  sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`
    .execute(ownerDb)
    .then(({ rows }) => rows.map(({ name }) => name));

async function dropPolicies(database: TestDatabase): Promise<void> {
  for (const table of await tablesOfTenants(database))
    await sql`alter table ${sql.raw(table)} no force row level security, disable row level security`.execute(
      database.ownerDb,
    );
}

/** A world whose code is mistaken in every query: it asks in the name of B, while the envelope is still A's. */
function openMistaken({ database }: Stage): Promise<HttpWorld> {
  const { a, b } = database.cast;
  const right = (tenantId: TenantId): TenantId => (tenantId === b.id ? a.id : tenantId);
  return openHttpWorld(database, {
    deps: (deps): Deps => ({
      ...deps,
      read: (who, read) => deps.read({ ...who, tenantId: right(who.tenantId) }, read),
      commit: (who, work) => deps.commit({ ...who, tenantId: right(who.tenantId) }, work),
      route: (tenantId, request) => deps.route(right(tenantId), request),
    }),
    router: (router) =>
      route
        .use(({ context, next }) =>
          next({ context: { signedIn: context.signedIn && { ...context.signedIn, tenantId: b.id } } }),
        )
        .router(router as Parameters<typeof route.router>[0]),
  });
}

async function sweepWith(world: HttpWorld, stage: Stage, ours: (from: Things) => Things): Promise<Swept> {
  const { admin } = stage.database.cast.a.users;
  try {
    return await sweep(world, [admin], { ours, theirs: stage.theirs, mark });
  } finally {
    await world.close();
  }
}

/** Tables in which B has rows, and what a query without any condition on the tenant does to them in A's name. */
async function reachable({ database }: Stage): Promise<{ filled: string[]; seen: string[]; changed: string[] }> {
  const { a, b } = database.cast;
  const of = (table: string) => sql`from ${sql.raw(table)} where tenant_id = ${b.id}`;
  const found = { filled: [] as string[], seen: [] as string[], changed: [] as string[] };
  for (const table of await tablesOfTenants(database)) {
    const { rows } = await sql`select 1 ${of(table)} limit 1`.execute(database.ownerDb);
    if (rows.length === 0) continue;
    found.filled.push(table);
    const seen = await database.deps.read(a.users.admin.who, (tx) => sql`select 1 ${of(table)} limit 1`.execute(tx));
    if (seen.rows.length > 0) found.seen.push(table);
    if (await changes(database, table)) found.changed.push(table);
  }
  return found;
}

/** Undone in any case: what counts is whether a row would have been touched. */
async function changes(database: TestDatabase, table: string): Promise<boolean> {
  const { a, b } = database.cast;
  let touched = 0n;
  const undo = new Error('undo');
  const trying = database.deps.commit(a.users.admin.who, async ({ tx }) => {
    const update = sql`update ${sql.raw(table)} set tenant_id = tenant_id where tenant_id = ${b.id}`;
    touched = (await update.execute(tx)).numAffectedRows ?? 0n;
    throw undo;
  });
  await trying.catch((error: unknown) => {
    if (error !== undo && !/permission denied/.test(String(error))) throw error;
  });
  return touched > 0n;
}

/**
 * Asks every route with the ids of B: as it is served, and with code that is mistaken in every query; then every table,
 * by a query that names no tenant. Nothing of B is told, seen or changed.
 */
async function expectNothingOfTheirs(stage: Stage): Promise<void> {
  const served = await sweepWith(await openHttpWorld(stage.database), stage, () => stage.ours);
  const mistaken = await sweepWith(await openMistaken(stage), stage, (from) => from);
  const { filled, seen, changed } = await reachable(stage);
  expect(served.tried).toBeGreaterThan(50);
  expect(filled.length).toBeGreaterThan(18);
  expect({ served: served.leaks, mistaken: mistaken.leaks, seen, changed }).toEqual({
    ...{ served: [], mistaken: [], seen: [], changed: [] },
  });
}

describe('[CZB-32] another tenant’s ids', () => {
  test('get the answer of ids that nothing has from every route, and their rows are there for no query', async () => {
    await expectNothingOfTheirs(walled);
  });

  test('do not once the policies are dropped: then the same test fails', async () => {
    await expect(expectNothingOfTheirs(open)).rejects.toMatchObject({
      actual: {
        mistaken: expect.arrayContaining(['customers.get id', 'cases.get id', 'interactions.get id']),
        seen: expect.arrayContaining(['customer', 'interaction', 'recording']),
      },
    });
  });
});

describe('with the policies dropped', () => {
  test('the routes as they are served still tell nothing, because every query names the tenant', async () => {
    expect((await sweepWith(await openHttpWorld(open.database), open, () => open.ours)).leaks).toEqual([]);
  });

  test('a mistaken query tells most of it: the sweep does see what leaks', async () => {
    const { leaks } = await sweepWith(await openMistaken(open), open, (from) => from);
    expect(leaks).toEqual(
      expect.arrayContaining(['customers.get id', 'cases.get id', 'interactions.get id', 'recordings.get id']),
    );
    expect(leaks.length).toBeGreaterThan(25);
  });

  test('every row of B is seen and can be changed: the check does see a missing wall', async () => {
    const { filled, seen, changed } = await reachable(open);
    expect(seen).toEqual(filled);
    expect(changed).toEqual(expect.arrayContaining(['customer', 'interaction', 'user_account']));
  });
});

describe('with the policies in force', () => {
  test('no row is written into another tenant or moved there', async () => {
    const { a, b } = walled.database.cast;
    const topic = (tenantId: TenantId) => ({ tenant_id: tenantId, id: crypto.randomUUID(), key: 'x', names: '{}' });
    const write = (tenantId: TenantId) =>
      walled.database.deps.commit(a.users.admin.who, ({ tx }) =>
        tx.insertInto('topic').values(topic(tenantId)).execute(),
      );
    await expect(write(b.id)).rejects.toThrow(/row-level security/);
    await expect(write(a.id)).resolves.toHaveLength(1);
    await expect(
      walled.database.deps.commit(a.users.admin.who, ({ tx }) =>
        tx.updateTable('topic').set({ tenant_id: b.id }).where('key', '=', 'x').execute(),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('a transaction without an envelope is refused in every table, and one leaves nothing to the next', async () => {
    const { appDb, deps, cast } = walled.database;
    await deps.read(cast.a.users.admin.who, (tx) => sql`select 1`.execute(tx));
    for (const table of await tablesOfTenants(walled.database)) {
      await expect(sql`select 1 from ${sql.raw(table)}`.execute(appDb), table).rejects.toThrow(/app\.tenant|uuid/);
    }
  });
});
