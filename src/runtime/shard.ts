import { leaseMs } from '../adapters/postgres/lease.ts';
import type { AgentRequest, FreshIds } from '../core/routing/event.ts';
import { toSnapshot } from '../core/routing/snapshot.ts';
import type { RoutingState } from '../core/routing/state.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import { AppError } from '../shared/errors.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import type { LastKnown } from './commit.ts';
import { type Engine, type Loaded, startEngine } from './engine.ts';
import { holdLease, type ShardLease } from './shard-lease.ts';
import { shardClock } from './shard-clock.ts';
import type { ShardStore } from './shard-store.ts';
import type { Switchboard } from './switchboard.ts';

export interface ShardDeps {
  store: ShardStore;
  clock: Clock;
  /** Who takes the lease: this node and no other. */
  node: string;
  switchboard: Switchboard;
  freshIds(): FreshIds;
  perform(command: TelephonyCommand, epoch: number): void;
  /** Asks the telephone system to tell what exists: a new engine must not believe an old list. */
  look(): void;
  /** An engine was made, or began anew, that knows only what the log says. */
  began(tenantId: TenantId): void;
  /** Another node routes for the tenant: said at each asking, for as long as it does. */
  elsewhere(tenantId: TenantId): void;
  committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  /** An event of the tenant was let go because what it means cannot be written. */
  dropped(kind: string): void;
  log(message: string, error?: unknown): void;
}

export interface Shard {
  tenantId: TenantId;
  /** Null while another node routes for the tenant, or until the log is read. */
  engine(): Engine | null;
  /** Whether its engine runs and may act: the lease was renewed lately. */
  routes(): boolean;
  /** False while the database takes no facts, although it may answer. */
  writes(): boolean;
  /** Whether another node was found routing for it. */
  standsBy(): boolean;
  /** The tenant's settings have changed, whoever has set them: its engine reads them again. */
  configChanged(): void;
  /** Gives the tenant up to a node that waits for it, and does not ask for it again before that one could take it. */
  standBack(): void;
  stop(): Promise<void>;
}

/** A request of an agent to the engine of their tenant; where there is none calls are held, and nobody is served. */
export async function routeTo(shard: Shard | undefined, request: AgentRequest): Promise<void> {
  const engine = shard?.engine();
  if (!engine) throw new AppError('database-away');
  await engine.request(request);
}

/** A snapshot of the routing state each so many versions bounds what a restart has to read. */
const snapshotEvery = 2_000;
const retryMs = 500;
/** Calendars are read for some days only, and a change that nobody heard of is heard of by then. */
const renewEveryMs = 6 * 3_600_000;

/** The tenant as this node routes for it, or waits to. */
interface Post {
  readonly deps: ShardDeps;
  readonly tenantId: TenantId;
  engine: Engine | null;
  lease: ShardLease | null;
  stopped: boolean;
  taking: boolean;
  standsBy: boolean;
  /** By the monotonic clock; before it this node asks for no lease. */
  standsBackUntil: number;
  nextSnapshot: number;
  /** Settings that are being read for the first time may be old already. */
  configChanged: boolean;
  cancelRenewal: () => void;
}

/** Holds the tenant's lease and runs its engine while it does; takes it again when it was lost. */
export function runShard(deps: ShardDeps, tenantId: TenantId): Shard {
  const post: Post = {
    deps,
    tenantId,
    engine: null,
    lease: null,
    stopped: false,
    taking: false,
    standsBy: false,
    standsBackUntil: 0,
    nextSnapshot: 0,
    configChanged: false,
    cancelRenewal: () => undefined,
  };
  takeAgain(post);
  renewNowAndThen(post);
  return {
    tenantId,
    engine: () => post.engine,
    routes: () => post.engine !== null && post.lease?.holds() === true,
    writes: () => post.engine?.writes() ?? true,
    standsBy: () => post.standsBy,
    configChanged: () => configChanged(post),
    standBack: () => {
      post.standsBackUntil = deps.clock.monotonicMs() + leaseMs;
      over(post);
    },
    stop: async () => {
      post.stopped = true;
      post.cancelRenewal();
      deps.switchboard.unplug(tenantId);
      await post.engine?.stop();
      await post.lease?.release();
    },
  };
}

function configChanged(post: Post): void {
  post.configChanged = true;
  post.engine?.configChanged();
}

function renewNowAndThen(post: Post): void {
  post.cancelRenewal = post.deps.clock.after(renewEveryMs, () => {
    configChanged(post);
    renewNowAndThen(post);
  });
}

function takeAgain(post: Post): void {
  post.taking = true;
  take(post).then(
    () => {
      post.taking = false;
      // Told of in the very moment in which it began, its end was not listened to.
      if (post.lease?.isOver()) over(post);
    },
    (error: unknown) => {
      post.deps.log('the tenant cannot be routed for; trying again', error);
      post.deps.clock.after(retryMs, () => {
        post.taking = false;
        over(post);
      });
    },
  );
}

/**
 * The end of one ownership, told by the lease, by a fenced commit or by a failure: the first of them counts. While an
 * ownership begins nothing has to be ended; `take` itself looks whether it was lost meanwhile.
 */
function over(post: Post): void {
  if (post.taking) return;
  post.deps.switchboard.unplug(post.tenantId);
  void post.engine?.stop();
  post.engine = null;
  post.lease?.release().catch((error: unknown) => post.deps.log('the lease was not given back', error));
  post.lease = null;
  if (!post.stopped) takeAgain(post);
}

async function take(post: Post): Promise<void> {
  const { deps, tenantId } = post;
  await new Promise<void>((resolve) => deps.clock.after(standsBackMs(post), resolve));
  const lease = await holdLease(
    {
      store: deps.store,
      owner: deps.node,
      clock: deps.clock,
      stopped: () => post.stopped,
      refused: () => {
        post.standsBy = true;
        deps.elsewhere(tenantId);
      },
      regained: () => post.engine?.doubtLog(),
      log: (error) => deps.log('the lease cannot be taken', error),
    },
    () => over(post),
  );
  if (!lease) return;
  post.standsBy = false;
  post.lease = lease;
  post.configChanged = false;
  const first = await deps.store.load();
  post.nextSnapshot = first.version + snapshotEvery;
  const engine = await openEngine(post, lease, first);
  if (post.stopped) {
    await engine.stop();
    return lease.release();
  }
  if (lease.isOver() || standsBackMs(post) > 0) {
    await engine.stop();
    throw new Error('the lease was lost, or given up, while the log was read');
  }
  post.engine = engine;
  if (post.configChanged) engine.configChanged();
  deps.switchboard.plug({
    tenantId,
    config: engine.config,
    tell: engine.tell,
    believes: (id) => engine.state().calls.has(id),
  });
  tellWhatIs(post);
}

/** An engine that knows only what the log says. */
function tellWhatIs({ deps, tenantId }: Post): void {
  deps.look();
  deps.began(tenantId);
}

const standsBackMs = ({ deps, standsBackUntil }: Post): number =>
  Math.max(0, standsBackUntil - deps.clock.monotonicMs());

/** An engine that acts for as long as the lease is ours; it begins from what was just read. */
function openEngine(post: Post, lease: ShardLease, first: Loaded): Promise<Engine> {
  const { deps, tenantId } = post;
  let unread: Loaded | null = first;
  let known: LastKnown = first;
  return startEngine({
    clock: shardClock(deps.clock, first.lastAt),
    load: async () => {
      const read = unread ?? (await deps.store.load());
      unread = null;
      known = read;
      return read;
    },
    loadConfig: deps.store.loadConfig,
    stillHas: () => deps.store.stillHas(known),
    wroteAfter: async (version) => {
      const last = await deps.store.wroteAfter(version, lease.epoch);
      if (last !== null) known = { version: last, epoch: lease.epoch };
      return last;
    },
    commit: async (at, facts) => {
      const outcome = await deps.store.commit(lease.epoch, at, facts, known);
      const last = outcome.kind === 'committed' ? outcome.events.at(-1) : undefined;
      if (last) known = { version: last.version, epoch: lease.epoch };
      return outcome;
    },
    holds: lease.holds,
    perform: (command) => deps.perform(command, lease.epoch),
    look: deps.look,
    forgot: () => tellWhatIs(post),
    freshIds: deps.freshIds,
    committed: (events, state) => {
      deps.committed(tenantId, events);
      keepSnapshot(post, events.at(-1)?.version ?? 0, state);
    },
    dropped: deps.dropped,
    fenced: () => over(post),
    log: deps.log,
  });
}

function keepSnapshot(post: Post, version: number, state: RoutingState): void {
  if (version < post.nextSnapshot) return;
  post.nextSnapshot = version + snapshotEvery;
  post.deps.store
    .saveSnapshot(version, toSnapshot(state))
    .catch((error: unknown) => post.deps.log('no snapshot was written', error));
}
