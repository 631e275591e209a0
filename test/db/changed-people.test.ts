import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Unit } from '../../src/adapters/postgres/unit.ts';
import { retireItem } from '../../src/features/config/retire-item.ts';
import { saveItem } from '../../src/features/config/save-item.ts';
import { releaseAgent } from '../../src/features/users/release-agent.ts';
import type { PersonSettings } from '../../src/shared/config/person.ts';
import type { InteractionId, UserId } from '../../src/shared/ids.ts';
import { dialled, openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: ShardWorld;
const tenant = () => database.cast.a;
const engine = () => world.shard.engine()!;

/** Whoever calls wants a diver, and nobody is one yet. */
beforeAll(async () => {
  database = await openTestDatabase();
  await prepareRouting(database, tenant());
  const skill_id = await tenant().build.skill('diving');
  const { id, queue } = tenant();
  await database.ownerDb
    .insertInto('queue_skill')
    .values({ tenant_id: id, queue_id: queue, skill_id, level: 5 })
    .execute();
  await database.ownerDb
    .updateTable('queue')
    .set({ ring_ms: 60_000, wrap_up_ms: 0 })
    .where('tenant_id', '=', id)
    .execute();
  world = await openShard(database, tenant());
}, 60_000);
afterAll(async () => {
  await world.stop();
  await database.close();
});

/** As an administrator, of whom the engine hears as it does in the process. */
async function set(act: (unit: Unit) => Promise<void>): Promise<void> {
  await database.deps.commit(tenant().users.admin.who, act);
  world.shard.configChanged();
}
const diver: PersonSettings['skills'] = [{ skill: 'diving', level: 6 }];
const put = (key: string, settings: Partial<PersonSettings>, revision: number | null) =>
  set((unit) =>
    saveItem(
      unit,
      database.deps,
      {
        ...{ noun: 'person', key, revision, why: null },
        settings: {
          ...{ name: key, email: `${key}@severka.example`, role: 'agent', language: 'cs', team: null },
          ...{ principals: null, skills: [], voiceCapacity: 1, ...settings },
        },
      },
      [],
    ),
  );
const retire = (key: string, revision: number) =>
  set((unit) => retireItem(unit, { noun: 'person', key, revision, why: null }, 'en'));
const release = (agentId: UserId) =>
  releaseAgent(
    { route: (_tenantId, request) => engine().request(request), provisionPhones: async () => undefined },
    ...([tenant().id, agentId] as const),
  );

async function becomeReady(agentId: UserId): Promise<void> {
  await engine().request({ kind: 'agent.signIn', agentId });
  await engine().request({ kind: 'agent.chooseState', agentId, chosen: { state: 'ready' }, setBy: agentId });
}
const callIn = () => world.phone.placeCall({ from: '+420602118340', to: dialled });
const waits = (id: InteractionId) => world.until('the call waits', () => world.isWritten('call.queued', id));
const offeredTo = (id: InteractionId): UserId | undefined =>
  world.events.flatMap(({ fact }) =>
    fact.kind === 'call.offered' && fact.interactionId === id ? fact.agentId : [],
  )[0];
const stateOf = (agentId: UserId) => engine().state().agents.get(agentId)?.state;

test('a skill that is set takes effect on who waits already', async () => {
  const { jana } = tenant().users;
  await becomeReady(jana.id);
  const call = callIn();
  await waits(call.interactionId);
  expect(stateOf(jana.id)).toBe('ready');
  await put('jana', { skills: diver }, 0);
  await world.until('Jana is offered the call', () => offeredTo(call.interactionId) === jana.id);
  await engine().request({ kind: 'offer.accept', agentId: jana.id, interactionId: call.interactionId });
  await world.until('they talk', () => world.isWritten('call.bridged', call.interactionId));

  // In a contact nobody is cut off; it is the last.
  await retire('jana', 1);
  await release(jana.id);
  expect(stateOf(jana.id)).toBe('engaged');
  call.hangUp();
  await world.until('the call is over', () => world.isWritten('call.ended', call.interactionId));
  const next = callIn();
  await waits(next.interactionId);
  expect(offeredTo(next.interactionId)).toBeUndefined();
  next.hangUp();
});

test('somebody new is an agent whom routing knows, and whoever is deactivated is not any more', async () => {
  await put('nova', { skills: diver }, null);
  const { id } = await database.ownerDb
    .selectFrom('user_account')
    .select('id')
    .where('tenant_id', '=', tenant().id)
    .where('key', '=', 'nova')
    .executeTakeFirstOrThrow();
  const nova = id as UserId;
  await world.until('the engine knows of her', () => engine().config().agents[nova] !== undefined);
  const phones = [tenant().users.petr.id, nova].map((agentId) => ({
    ...{ agentId, username: agentId, password: 'x', displayName: agentId },
  }));
  await world.phone.port.provision(phones);
  await becomeReady(nova);
  const call = callIn();
  await world.until('she is offered a call', () => offeredTo(call.interactionId) === nova);
  call.hangUp();
  await world.until('she is free again', () => stateOf(nova) === 'ready');

  await retire('nova', 1);
  await release(nova);
  await world.until('she is offline', () => stateOf(nova) === 'offline');
  await expect(engine().request({ kind: 'agent.signIn', agentId: nova })).rejects.toMatchObject({ code: 'not-found' });
  const next = callIn();
  await waits(next.interactionId);
  expect(offeredTo(next.interactionId)).toBeUndefined();
  next.hangUp();
});
