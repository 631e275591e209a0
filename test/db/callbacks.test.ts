import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCallback } from '../../src/features/desk/close-callback.ts';
import { loadDesk } from '../../src/features/desk/load-desk.ts';
import { AppError } from '../../src/shared/errors.ts';
import type { CallbackId, QueueId, UserId } from '../../src/shared/ids.ts';
import { callToWrapUp } from '../support/call-to-wrap-up.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { ringIn } from '../support/ring-in.ts';
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

describe('a callback on the desks', () => {
  let complaints: QueueId;
  let readers: CastUser[];
  beforeAll(async () => {
    const { jana, petr, olena, radek } = tenant.users;
    readers = [jana, petr, olena, radek];
    complaints = (await tenant.build.queue('complaints')) as QueueId;
    const key = { tenant_id: tenant.id, skill_id: await tenant.build.skill('complaints') };
    await database.ownerDb
      .insertInto('queue_skill')
      .values({ ...key, queue_id: complaints, level: 5 })
      .execute();
    await database.ownerDb
      .insertInto('agent_skill')
      .values([
        { ...key, agent_id: jana.id, level: 6 },
        { ...key, agent_id: petr.id, level: 5 },
        { ...key, agent_id: olena.id, level: 4 },
      ])
      .execute();
  });

  const isOn = async (user: CastUser, id: CallbackId): Promise<boolean> => {
    const live = { next: null, phoneRegistered: true };
    const desk = await database.deps.read(user.who, (tx) => loadDesk(tx, user.signedIn, live));
    return desk.callbacks.some((callback) => callback.id === id);
  };
  const desksWith = async (id: CallbackId): Promise<string[]> => {
    const { jana, petr, olena, radek } = tenant.users;
    const seen: string[] = [];
    for (const [name, user] of Object.entries({ jana, petr, olena, radek })) if (await isOn(user, id)) seen.push(name);
    return seen;
  };
  const promise = async (ownerId: UserId | null): Promise<CallbackId> => {
    const call = await ringIn(database, tenant, 'queued');
    const callbackId = randomUUID() as CallbackId;
    await pushAgrees(database, readers, () =>
      call.tell([
        {
          ...{ kind: 'callback.promised', callbackId, interactionId: call.id, number: '+420602118340' },
          ...{ origin: 'lost-pbx', due: Date.now(), ownerId, queueId: complaints },
        },
      ]),
    );
    return callbackId;
  };
  const close = (user: CastUser, callbackId: CallbackId, state: 'done' | 'cancelled') =>
    pushAgrees(database, readers, () =>
      database.deps.commit(user.who, (unit) => closeCallback(unit, user.signedIn, { callbackId, state })),
    );

  test('of nobody waits with everybody who serves its queue, until one of them has called', async () => {
    const { jana, petr } = tenant.users;
    const id = await promise(null);
    expect(await desksWith(id)).toEqual(['jana', 'petr']);
    await close(petr, id, 'done');
    expect(await desksWith(id)).toEqual([]);
    expect(database.deps.facts('callback.closed').at(-1)).toMatchObject({ callbackId: id, state: 'done' });
    const facts = database.deps.committed.length;
    await close(jana, id, 'done');
    expect(database.deps.committed.length, 'said once more it is no news').toBe(facts);
    await expect(close(jana, id, 'cancelled')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('of an agent is on that desk alone, and is closed there or by a supervisor', async () => {
    const { jana, petr, radek } = tenant.users;
    const [kept, needless] = [await promise(jana.id), await promise(jana.id)];
    expect(await desksWith(kept)).toEqual(['jana']);
    await expect(close(petr, kept, 'done')).rejects.toMatchObject({ code: 'call-not-yours' });
    await close(jana, kept, 'done');
    await close(radek, needless, 'cancelled');
    expect([await desksWith(kept), await desksWith(needless)]).toEqual([[], []]);
  });

  test('of a queue that an agent does not serve is not that agent’s to close', async () => {
    const id = await promise(null);
    await expect(close(tenant.users.olena, id, 'done')).rejects.toMatchObject({ code: 'call-not-yours' });
    expect(await desksWith(id)).toEqual(['jana', 'petr']);
  });
});
