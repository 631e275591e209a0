import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../src/shared/errors.ts';
import { callToWrapUp } from '../support/call-to-wrap-up.ts';
import type { CastTenant } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
}, 60_000);
afterAll(() => database.close());

describe('a callback that is promised in the wrap-up', () => {
  let shard: ShardWorld;
  let world: HttpWorld;
  beforeAll(async () => {
    await prepareRouting(database, tenant);
    shard = await openShard(database, tenant);
    const shards = { [tenant.id]: shard.shard };
    let isAway = false;
    world = await openHttpWorld(database, {
      shards,
      // Whatever is written apart from the engine's commit after the form was finished comes too late.
      deps: (deps) => ({
        ...deps,
        commit: (who, work) => (isAway ? Promise.reject(new AppError('database-away')) : deps.commit(who, work)),
        route: async (tenantId, request) => {
          await deps.route(tenantId, request);
          isAway ||= request.kind === 'wrapup.finish';
        },
      }),
    });
  });
  afterAll(async () => {
    await world.close();
    await shard.stop();
  });

  test('is there as soon as the form is finished: the database cannot go away between the two', async () => {
    const { jana } = tenant.users;
    const id = await callToWrapUp(world, shard, jana);
    const dueAt = new Date(Date.now() + 3_600_000).toISOString();
    const body = { outcomeId: tenant.outcomes.callBack, next: null };
    const callback = { dueAt, owner: 'me', number: '+420602118340' };
    const path = `/api/interactions/${id}/wrap-up/finish`;
    const answer = await world.call('POST', path, { as: jana, body: { ...body, callback } });
    expect(answer.statusCode, answer.body).toBe(200);
    const promised = await database.ownerDb
      .selectFrom('callback')
      .selectAll()
      .where('interaction_id', '=', id)
      .execute();
    expect(promised).toMatchObject([
      { owner_id: jana.id, queue_id: tenant.queue, origin: 'wrap-up', state: 'due', due_at: new Date(dueAt) },
    ]);
    const told = await database.ownerDb
      .selectFrom('event')
      .select(['at', 'actor'])
      .where('interaction_id', '=', id)
      .where('kind', 'in', ['callback.promised', 'wrapup.finished'])
      .execute();
    expect(told).toHaveLength(2);
    expect(told[0]).toEqual(told[1]);
    expect(told[0]!.actor).toEqual({ kind: 'user', id: jana.id });
  });
});
