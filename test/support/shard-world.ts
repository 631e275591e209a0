import { randomUUID } from 'node:crypto';
import { createSimulatedPhone } from '../../src/adapters/simulated-phone/simulated-phone.ts';
import type { FlowDefinition } from '../../src/core/flow/definition.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { runShard, type Shard } from '../../src/runtime/shard.ts';
import { createSwitchboard } from '../../src/runtime/switchboard.ts';
import type { CastTenant } from './cast.ts';
import type { TestDatabase } from './test-database.ts';

export const dialled = '420555000111';

const straightToQueue = (queue: string): FlowDefinition => ({
  start: 'wait',
  steps: { wait: { kind: 'queue', queue, prompt: null, positionEveryMs: null } },
});

/** A number whose flow goes straight to the cast's queue, short times, and Jana with the queue's skills. */
export async function prepareRouting(database: TestDatabase, tenant: CastTenant): Promise<void> {
  const flowId = randomUUID();
  const owner = database.ownerDb;
  const queue = await owner
    .selectFrom('queue')
    .select('key')
    .where('tenant_id', '=', tenant.id)
    .where('id', '=', tenant.queue)
    .executeTakeFirstOrThrow();
  await owner
    .updateTable('queue')
    .set({ ring_ms: 3_000, wrap_up_ms: 60_000, recorded: true })
    .where('tenant_id', '=', tenant.id)
    .execute();
  await owner
    .insertInto('flow')
    .values({ tenant_id: tenant.id, id: flowId, key: 'straight', names: '{}', published_version: 1 })
    .execute();
  await owner
    .insertInto('flow_version')
    .values({
      tenant_id: tenant.id,
      flow_id: flowId,
      version: 1,
      definition: JSON.stringify(straightToQueue(queue.key)),
    })
    .execute();
  await owner
    .insertInto('number')
    .values({ tenant_id: tenant.id, id: randomUUID(), digits: dialled, flow_id: flowId, language: 'cs' })
    .execute();
}

export interface ShardWorld {
  shard: Shard;
  phone: ReturnType<typeof createSimulatedPhone>;
  events: LoggedEvent[];
  /** Waits until the engine's belief, or what it told, is as asked. */
  until(what: string, holds: () => boolean | undefined): Promise<void>;
  stop(): Promise<void>;
}

/** One node's engine on the real database and the simulated telephone. */
export async function openShard(
  database: TestDatabase,
  tenant: CastTenant,
  options: { node?: string; phone?: ReturnType<typeof createSimulatedPhone> } = {},
): Promise<ShardWorld> {
  const phone =
    options.phone ??
    createSimulatedPhone({
      clock: {
        now: systemClock.now,
        schedule: (at, act) => systemClock.after(Math.max(0, at - systemClock.now()), act),
      },
      registersPhones: true,
    });
  const switchboard = createSwitchboard(systemClock.now, [{ id: tenant.id, numbers: [dialled] }]);
  const events: LoggedEvent[] = [];
  const shard = runShard(
    {
      db: database.appDb,
      clock: systemClock,
      node: options.node ?? 'node-1',
      switchboard,
      perform: (command) => void phone.port.perform(command),
      look: phone.port.look,
      began: () => undefined,
      committed: (_tenantId, committed) => void events.push(...committed),
      log: () => undefined,
    },
    tenant.id,
  );
  await until('the engine runs', () => shard.engine() !== null);
  const { jana, petr } = tenant.users;
  await phone.port.provision(
    [jana, petr].map(({ id }) => ({ agentId: id, username: id, password: 'x', displayName: id })),
  );
  await phone.port.connect(switchboard.dispatch);
  return { shard, phone, events, until, stop: () => shard.stop() };
}

const patienceMs = 8_000;

export async function until(what: string, holds: () => boolean | undefined): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`it did not come to pass that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
