import { randomUUID } from 'node:crypto';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeLease } from '../../src/adapters/postgres/lease.ts';
import { sendAlone, sendTogether } from '../../src/adapters/postgres/send-together.ts';
import { commitRouting, type RoutingFactToAppend } from '../../src/runtime/commit.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId, UserId } from '../../src/shared/ids.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let epoch: number;
beforeAll(async () => {
  database = await openTestDatabase();
  epoch = (await takeLease(database.appDb, database.cast.a.id, 'test'))!.epoch;
}, 60_000);
afterAll(() => database.close());

const told = (fact: RoutingFact): RoutingFactToAppend => ({ fact, actor: { kind: 'engine' }, causedBy: null });

const arrival = (interactionId: InteractionId): RoutingFact => ({
  ...{ kind: 'call.arrived', interactionId, from: '+420777000111', to: '420200000001', language: 'cs' },
  ...{ numberId: null, principalId: null, flowId: null, flowVersion: null },
});

const stateOf = (agentId: UserId): RoutingFact => ({
  ...{ kind: 'agent.stateChanged', agentId, state: 'ready', reason: null, activity: null, interactionId: null },
  ...{ queueId: null, principalId: null, setBy: null, source: 'engine' },
});

const commit = (...facts: RoutingFact[]) =>
  commitRouting(database.appDb, { tenantId: database.cast.a.id, epoch }, Date.now(), facts.map(told), {
    version: 0,
    epoch: null,
  });

async function written(interactionId: InteractionId): Promise<{ version: number; events: number; rows: number }> {
  const { rows } = await sql<{ version: number; events: number; rows: number }>`
    select (select version from event_head where tenant_id = ${database.cast.a.id}) as version,
           (select count(*) from event where interaction_id = ${interactionId}) as events,
           (select count(*) from interaction where id = ${interactionId}) as rows`.execute(database.ownerDb);
  return rows[0]!;
}

test('a commit of which one statement fails has written nothing, and the next one goes through', async () => {
  const lost = randomUUID() as InteractionId;
  const { version } = await written(lost);
  await expect(commit(arrival(lost), stateOf(randomUUID() as UserId))).rejects.toThrow('foreign key');
  expect(await written(lost)).toEqual({ version, events: 0, rows: 0 });
  const kept = randomUUID() as InteractionId;
  expect(await commit(arrival(kept), stateOf(database.cast.a.users.jana.id))).toMatchObject({ kind: 'committed' });
  expect(await written(kept)).toEqual({ version: version + 2, events: 1, rows: 1 });
});

test('statements that are sent together run in the order they were given in, and answer in it', async () => {
  const answers = await database.appDb.connection().execute((connection) =>
    sendTogether(
      connection,
      Array.from({ length: 50 }, (_, nth) =>
        sql`select ${nth}::int as nth, clock_timestamp() as at`.compile(connection),
      ),
    ),
  );
  const rows = answers.flatMap((answer) => answer.rows as { nth: number; at: Date }[]);
  expect(rows.map(({ nth }) => nth)).toEqual(Array.from({ length: 50 }, (_, nth) => nth));
  expect(rows.map(({ at }) => at.getTime())).toEqual(rows.map(({ at }) => at.getTime()).sort((a, b) => a - b));
});

test('a statement that is sent alone sees its own tenant only, and leaves no tenant on the connection', async () => {
  const { a, b } = database.cast;
  const tenants = async (tenantId: typeof a.id): Promise<unknown[]> => {
    const who = { tenantId, actor: { kind: 'engine' } as const, principalIds: null };
    const { rows } = await sendAlone(
      database.appDb,
      who,
      CompiledQuery.raw('select distinct tenant_id from user_account'),
    );
    return rows.map((row) => (row as { tenant_id: string }).tenant_id);
  };
  expect([await tenants(a.id), await tenants(b.id)]).toEqual([[a.id], [b.id]]);
  await expect(sql`select * from user_account`.execute(database.appDb)).rejects.toThrow();
});
