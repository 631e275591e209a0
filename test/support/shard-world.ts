import { randomUUID } from 'node:crypto';
import { createSimulatedPhone } from '../../src/adapters/simulated-phone/simulated-phone.ts';
import type { FlowDefinition } from '../../src/shared/config/flow.ts';
import type { LoggedEvent, RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId } from '../../src/shared/ids.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { runShard, type Shard } from '../../src/runtime/shard.ts';
import { freshIds } from '../../src/runtime/fresh-ids.ts';
import { createShardStore } from '../../src/runtime/shard-store.ts';
import { createSwitchboard } from '../../src/runtime/switchboard.ts';
import type { CastTenant } from './cast.ts';
import type { TestDatabase } from './test-database.ts';

export const dialled = '420555000111';
/** Callers of this number hear a greeting before they wait. */
export const dialledInFlow = '420555000222';

const straightToQueue = (queue: string): FlowDefinition => ({
  start: 'wait',
  steps: { wait: { kind: 'queue', queue, prompt: null, positionEveryMs: null } },
});

const greetedToQueue = (queue: string): FlowDefinition => ({
  start: 'greeting',
  steps: { greeting: { kind: 'play', prompt: 'greeting', next: 'wait' }, ...straightToQueue(queue).steps },
});

/** Two numbers whose flows lead to the cast's queue, short times, and Jana with the queue's skills. */
export async function prepareRouting(database: TestDatabase, tenant: CastTenant): Promise<void> {
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
  for (const [digits, key, definition] of [
    [dialled, 'straight', straightToQueue(queue.key)],
    [dialledInFlow, 'greeted', greetedToQueue(queue.key)],
  ] as const) {
    const flow = { tenant_id: tenant.id, id: randomUUID(), key };
    await owner
      .insertInto('flow')
      .values({ ...flow, names: '{}', published_version: 1 })
      .execute();
    await putFlowVersion(database, tenant, flow.id, 1, definition);
    await owner
      .insertInto('number')
      .values({ tenant_id: tenant.id, id: randomUUID(), digits, flow_id: flow.id, language: 'cs' })
      .execute();
  }
}

const putFlowVersion = (
  { ownerDb }: TestDatabase,
  { id }: CastTenant,
  flowId: string,
  version: number,
  definition: FlowDefinition,
) =>
  ownerDb
    .insertInto('flow_version')
    .values({ tenant_id: id, flow_id: flowId, version, definition: JSON.stringify(definition) })
    .execute();

/** The second version of the flow that greets. */
export async function publishFlow(
  database: TestDatabase,
  tenant: CastTenant,
  definition: FlowDefinition,
): Promise<void> {
  const flow = await database.ownerDb
    .updateTable('flow')
    .set({ published_version: 2 })
    .where('tenant_id', '=', tenant.id)
    .where('key', '=', 'greeted')
    .returning('id')
    .executeTakeFirstOrThrow();
  await putFlowVersion(database, tenant, flow.id, 2, definition);
}

export interface ShardWorld {
  shard: Shard;
  phone: ReturnType<typeof createSimulatedPhone>;
  events: LoggedEvent[];
  /** Kinds of events that were let go. */
  dropped: string[];
  /** Of the lease, with each command. */
  epochs: number[];
  /** A belief is ahead of its log while the commit runs: this is what is in the log. */
  isWritten(kind: RoutingFact['kind'], id: InteractionId): boolean;
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
  const dropped: string[] = [];
  const epochs: number[] = [];
  const shard = runShard(
    {
      store: createShardStore(database.appDb, tenant.id),
      clock: systemClock,
      freshIds,
      node: options.node ?? 'node-1',
      switchboard,
      perform: (command, epoch) => {
        epochs.push(epoch);
        void phone.port.perform(command, epoch);
      },
      look: phone.port.look,
      began: () => undefined,
      elsewhere: () => undefined,
      committed: (_tenantId, committed) => void events.push(...committed),
      dropped: (kind) => void dropped.push(kind),
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
  const isWritten = (kind: RoutingFact['kind'], id: InteractionId): boolean =>
    events.some(({ fact }) => fact.kind === kind && 'interactionId' in fact && fact.interactionId === id);
  return { shard, phone, events, dropped, epochs, isWritten, until, stop: () => shard.stop() };
}

export async function until(what: string, holds: () => boolean | undefined, patienceMs = 8_000): Promise<void> {
  const giveUpAt = Date.now() + patienceMs;
  while (!holds()) {
    if (Date.now() > giveUpAt) throw new Error(`it did not come to pass that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
