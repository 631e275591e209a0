import type { Kysely } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant, type Tx } from '../adapters/postgres/unit.ts';
import type { FreshIds } from '../core/routing/event.ts';
import type { RoutingConfig, RoutingState } from '../core/routing/state.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import { loadRoutingConfig } from '../features/calls/load-config.ts';
import { loadRoutingState, saveRoutingSnapshot } from '../features/calls/load-routing.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { CallbackId, RecordingId, TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import { commitRouting } from './commit.ts';
import { type Engine, startEngine } from './engine.ts';
import { holdLease, type ShardLease } from './shard-lease.ts';
import type { Switchboard } from './switchboard.ts';

export interface ShardDeps {
  db: Kysely<Tables>;
  clock: Clock;
  node: string;
  switchboard: Switchboard;
  perform(command: TelephonyCommand): void;
  /** Asks the telephone system to tell what exists: a new engine must not believe an old list. */
  look(): void;
  committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  log(message: string, error?: unknown): void;
}

export interface Shard {
  tenantId: TenantId;
  /** Null while another node routes for the tenant, or until the log is read. */
  engine(): Engine | null;
  reloadConfig(): Promise<void>;
  stop(): Promise<void>;
}

/** A snapshot of the routing state each so many versions bounds what a restart has to read. */
const snapshotEvery = 2_000;
const retryMs = 500;

/** Holds the tenant's lease and runs its engine while it does; takes it again when it was lost. */
export function runShard(deps: ShardDeps, tenantId: TenantId): Shard {
  const { db, clock } = deps;
  let engine: Engine | null = null;
  let lease: ShardLease | null = null;
  let stopped = false;
  let taking = false;
  let nextSnapshot = 0;

  const inTenant = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
      return work(tx);
    });

  const load = (): Promise<{ state: RoutingState; config: RoutingConfig; version: number }> =>
    inTenant(async (tx) => ({
      ...(await loadRoutingState(tx, tenantId)),
      config: await loadRoutingConfig(tx, tenantId),
    }));

  /** The end of one ownership, told by the lease, by a fenced commit or by a failure: the first of them counts. */
  function over(): void {
    if (taking) return;
    deps.switchboard.unplug(tenantId);
    engine?.stop();
    engine = null;
    lease?.release().catch((error: unknown) => deps.log('the lease was not given back', error));
    lease = null;
    if (!stopped) takeAgain();
  }

  function takeAgain(): void {
    taking = true;
    take().then(
      () => (taking = false),
      (error: unknown) => {
        deps.log('the tenant cannot be routed for; trying again', error);
        taking = false;
        clock.after(retryMs, over);
      },
    );
  }

  function committed(events: readonly LoggedEvent[], state: RoutingState): void {
    deps.committed(tenantId, events);
    const version = events.at(-1)?.version ?? 0;
    if (version < nextSnapshot) return;
    nextSnapshot = version + snapshotEvery;
    inTenant((tx) => saveRoutingSnapshot(tx, tenantId, version, state)).catch((error: unknown) =>
      deps.log('no snapshot was written', error),
    );
  }

  async function take(): Promise<void> {
    const held = await holdLease(
      {
        db,
        tenantId,
        owner: deps.node,
        clock,
        stopped: () => stopped,
        log: (error) => deps.log('the lease cannot be taken', error),
      },
      over,
    );
    if (!held) return;
    lease = held;
    const first = await load();
    nextSnapshot = first.version + snapshotEvery;
    let unread: typeof first | null = first;
    const started = await startEngine({
      clock,
      load: async () => {
        const read = unread ?? (await load());
        unread = null;
        return read;
      },
      commit: (at, facts) => commitRouting(db, { tenantId, epoch: held.epoch }, at, facts),
      holds: held.holds,
      perform: deps.perform,
      freshIds,
      committed,
      fenced: over,
      log: deps.log,
    });
    engine = started;
    deps.switchboard.plug({
      tenantId,
      config: first.config,
      tell: started.tell,
      believes: (id) => started.state().calls[id] !== undefined,
    });
    deps.look();
  }

  takeAgain();

  return {
    tenantId,
    engine: () => engine,
    reloadConfig: async () => engine?.configure(await inTenant((tx) => loadRoutingConfig(tx, tenantId))),
    stop: async () => {
      stopped = true;
      deps.switchboard.unplug(tenantId);
      engine?.stop();
      await lease?.release();
    },
  };
}

/** Ids that one decision may use up, made as they are asked for. */
function freshIds(): FreshIds {
  const recordings: RecordingId[] = [];
  const callbacks: CallbackId[] = [];
  return {
    recordingId: (nth) => (recordings[nth] ??= randomUUID() as string as RecordingId),
    callbackId: (nth) => (callbacks[nth] ??= randomUUID() as string as CallbackId),
  };
}
