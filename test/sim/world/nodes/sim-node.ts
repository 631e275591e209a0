import { createAsteriskPhone } from '../../../../src/adapters/asterisk/asterisk-phone.ts';
import type { AdapterClock } from '../../../../src/adapters/asterisk/adapter-clock.ts';
import type { FreshIds } from '../../../../src/core/routing/event.ts';
import type { RoutingState } from '../../../../src/core/routing/state.ts';
import type { Log } from '../../../../src/adapters/asterisk/perform/context.ts';
import type { TelephonyPort } from '../../../../src/core/telephony/telephony-port.ts';
import type { Clock } from '../../../../src/runtime/clock.ts';
import { openDatabaseClock } from '../../../../src/runtime/database-clock.ts';
import type { ShardStore } from '../../../../src/runtime/shard-store.ts';
import { type Routing, startRouting } from '../../../../src/runtime/routing.ts';
import type { LoggedEvent } from '../../../../src/shared/events.ts';
import { CallbackId, RecordingId, type TenantId } from '../../../../src/shared/ids.ts';
import type { Exchange } from '../asterisk/exchange.ts';
import { abandonWiresOf } from '../asterisk/sim-asterisk.ts';
import { simLines } from '../asterisk/sim-lines.ts';
import type { CentreTenant } from '../centre/draw-centre.ts';
import { createSimShardStore } from '../database/sim-shard-store.ts';
import type { SimDatabase } from '../database/sim-database.ts';
import { nothingKnown, watchStore, type Known, type WatchedStore } from './watched-store.ts';
import type { Chance } from '../random.ts';
import { createSimProcess, type SimProcess } from '../sim-process.ts';

/** What a node tells the desks that are connected with it. */
export interface NodeListener {
  committed(node: SimNode, tenantId: TenantId, events: readonly LoggedEvent[]): void;
  began(node: SimNode, tenantId: TenantId): void;
  /** It has held its beliefs against what Asterisk has. */
  reconciled(node: SimNode): void;
}

export interface NodeWorld {
  database: SimDatabase;
  exchange: Exchange;
  tenants: readonly CentreTenant[];
  listener: NodeListener;
  /** How often a node holds what it believes against Asterisk; left out: as in production. */
  reconcileMs?: number | undefined;
  log(node: string, message: string, error?: unknown): void;
}

/** Quartz in a warm room. */
const driftPpm = 50;

/** A machine that runs Zvon's process, again and again under the same name. */
export interface SimNode {
  name: string;
  /** Null until its process has come up. */
  routing(): Routing | null;
  process(): SimProcess;
  /** Whether the supervisor has a process running, frozen or not. */
  isRunning(): boolean;
  /** How far its process knows the tenant's log, and under which epoch. */
  knows(tenantId: TenantId): Known;
  boot(shape: number): void;
  crash(): void;
  /** How far the machine's wall clock is from the truth. */
  setWall(offMs: number): void;
}

export function createSimNode(world: NodeWorld, name: string, chance: Chance): SimNode {
  const { database, exchange } = world;
  const { time } = database;
  let wallOffMs = 0;
  let process = createSimProcess(time);
  let routing: Routing | null = null;
  let running = false;
  let known = new Map<TenantId, WatchedStore>();

  const node: SimNode = {
    name,
    routing: () => (running ? routing : null),
    process: () => process,
    isRunning: () => running,
    knows: (tenantId) => known.get(tenantId)?.known() ?? nothingKnown,
    boot(shape) {
      process = createSimProcess(time);
      routing = null;
      running = true;
      known = new Map();
      const own = process;
      const clock = machineClock(own);
      const log = (message: string, error?: unknown): void => world.log(name, message, error);
      openDatabaseClock({ clock, read: () => database.readTime(own), log }).then(
        (databaseClock) => {
          routing = startRouting(
            {
              clock: databaseClock,
              node: name,
              tenants: world.tenants.map(({ id, numbers }) => ({ id, numbers })),
              port: openPort(own, clock, log),
              storeOf: (tenantId) => openStore(own, tenantId, shape),
              loadPhones: () => database.loadPhones(own),
              freshIds: () => freshIds(chance),
              log,
            },
            {
              committed: (tenantId, events) => world.listener.committed(node, tenantId, events),
              dropped: (kind) => log(`${kind} was let go`),
              telephony: () => undefined,
              began: (tenantId) => world.listener.began(node, tenantId),
            },
          );
          databaseClock.jumpWhen(() => !routing?.states().some(isBusy));
        },
        // As main does: without a database nothing begins; the supervisor starts it again.
        () => node.crash(),
      );
    },
    crash() {
      if (!running) return;
      running = false;
      process.kill();
      abandonWiresOf(exchange, process);
    },
    setWall(offMs) {
      wallOffMs = offMs;
    },
  };

  /** The monotonic clock begins with the machine, knows nothing of the wall and drifts. */
  function machineClock(own: SimProcess): Clock {
    const bootedAt = time.now();
    const speed = 1 + chance.between(-driftPpm, driftPpm) / 1_000_000;
    return {
      now: () => time.now() + wallOffMs,
      monotonicMs: () => (time.now() - bootedAt) * speed,
      after: (delayMs, act) => own.after(Math.ceil(delayMs / speed), act),
    };
  }

  function openStore(own: SimProcess, tenantId: TenantId, shape: number): ShardStore {
    const watched = watchStore(createSimShardStore(database, own, tenantId, shape));
    known.set(tenantId, watched);
    return watched.store;
  }

  /** The production adapter; what it is told to do is told on. */
  function openPort(own: SimProcess, clock: Clock, log: Log): TelephonyPort {
    const adapterClock: AdapterClock = { now: clock.now, after: clock.after, random: () => chance.next() };
    const port = createAsteriskPhone({
      lines: simLines(exchange, own, name),
      recordingsFolder: '/recordings',
      promptsFolder: '/prompts',
      clock: adapterClock,
      log,
      ...(world.reconcileMs === undefined ? {} : { timings: { reconcileMs: world.reconcileMs } }),
    });
    return {
      ...port,
      connect: (hear, replaced) =>
        port.connect((event) => {
          hear(event);
          if (event.kind === 'telephony.connected') world.listener.reconciled(node);
        }, replaced),
      perform(command, epoch = 0) {
        database.happenings.tell({ kind: 'command', at: time.now(), node: name, epoch, command });
        return port.perform(command, epoch);
      },
    };
  }

  return node;
}

const isBusy = ({ calls, wrapUps }: RoutingState): boolean => calls.size > 0 || wrapUps.size > 0;

function freshIds(chance: Chance): FreshIds {
  const recordings: RecordingId[] = [];
  const callbacks: CallbackId[] = [];
  return {
    recordingId: (nth) => (recordings[nth] ??= RecordingId.parse(chance.uuid())),
    callbackId: (nth) => (callbacks[nth] ??= CallbackId.parse(chance.uuid())),
  };
}
