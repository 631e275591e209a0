import type { AdapterClock } from '../../../../src/adapters/asterisk/adapter-clock.ts';
import { createAsteriskPhone } from '../../../../src/adapters/asterisk/asterisk-phone.ts';
import { type CallBook, createCallBook } from '../../../../src/adapters/asterisk/call-book.ts';
import type { CallEntry } from '../../../../src/adapters/asterisk/call-entry.ts';
import type { FreshIds } from '../../../../src/core/routing/event.ts';
import type { RoutingState } from '../../../../src/core/routing/state.ts';
import type { TelephonyPort } from '../../../../src/core/telephony/telephony-port.ts';
import type { Clock } from '../../../../src/runtime/clock.ts';
import { openDatabaseClock } from '../../../../src/runtime/database-clock.ts';
import { type Routing, startRouting } from '../../../../src/runtime/routing.ts';
import type { LoggedEvent } from '../../../../src/shared/events.ts';
import { CallbackId, RecordingId, type TenantId } from '../../../../src/shared/ids.ts';
import type { Exchange } from '../asterisk/exchange.ts';
import { simLines } from '../asterisk/sim-lines.ts';
import type { CentreTenant } from '../centre/draw-centre.ts';
import type { SimDatabase } from '../database/sim-database.ts';
import { createSimShardStore } from '../database/sim-shard-store.ts';
import type { Chance } from '../random.ts';
import { createSimProcess, type SimProcess } from '../sim-process.ts';
import { nothingKnown, watchStore, type Known, type WatchedStore } from './watched-store.ts';

/** What a process is started with. */
export interface ZvonStart {
  database: SimDatabase;
  exchange: Exchange;
  tenants: readonly CentreTenant[];
  /** How often it holds what it believes against Asterisk; left out: as in production. */
  reconcileMs?: number | undefined;
  node: string;
  chance: Chance;
  /** How far the machine's wall clock is from the truth. */
  wallOffMs(): number;
  /** Of the routing state, as this version knows it. */
  shape: number;
  committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
  began(tenantId: TenantId): void;
  /** Another node routes for the tenant. */
  elsewhere(tenantId: TenantId): void;
  /** Resolves when it may begin: whoever served before it has left the door. */
  turn(): Promise<void>;
  /** It has held its beliefs against what Asterisk has. */
  reconciled(): void;
  /** It ended by itself: nothing begins without a database. */
  failed(): void;
  log(message: string, error?: unknown): void;
}

/** The production core, engine and adapter, from a start to an end. */
export interface ZvonProcess {
  process: SimProcess;
  /** Null until it has come up. */
  routing(): Routing | null;
  /** How far it knows the tenant's log, and under which epoch. */
  knows(tenantId: TenantId): Known;
  /** What its adapter knows of calls; null while it is not connected. */
  calls(): readonly CallEntry[] | null;
  /** As on SIGTERM: it gives its leases back and closes what it has open. */
  stop(): Promise<void>;
}

export function startZvon(start: ZvonStart): ZvonProcess {
  const { database, log, node, chance } = start;
  const process = createSimProcess(database.time);
  const clock = machineClock(start, process);
  const book = createCallBook();
  const port = openPort(start, process, clock, book);
  const known = new Map<TenantId, WatchedStore>();
  let routing: Routing | null = null;

  async function open(): Promise<void> {
    const databaseClock = await openDatabaseClock({ clock, read: () => database.readTime(process), log });
    await start.turn();
    const tenants = start.tenants.map(({ id, numbers }) => ({ id, numbers }));
    routing = startRouting(
      {
        clock: databaseClock,
        ...{ node, tenants, port, log },
        storeOf(tenantId) {
          const watched = watchStore(createSimShardStore(database, process, tenantId, start.shape));
          known.set(tenantId, watched);
          return watched.store;
        },
        loadPhones: () => database.loadPhones(process),
        freshIds: () => freshIds(chance),
      },
      {
        committed: start.committed,
        dropped: (kind) => log(`${kind} was let go`),
        telephony: () => undefined,
        began: start.began,
        elsewhere: start.elsewhere,
      },
    );
    databaseClock.jumpWhen(() => !routing?.states().some(isBusy));
  }

  open().catch(start.failed);

  return {
    process,
    routing: () => routing,
    knows: (tenantId) => known.get(tenantId)?.known() ?? nothingKnown,
    calls: () => (port.health().asterisk === null ? null : book.all()),
    async stop() {
      await routing?.stop();
      await port.close();
    },
  };
}

/** Quartz in a warm room. */
const driftPpm = 50;

/** The monotonic clock begins with the process, knows nothing of the wall and drifts. */
function machineClock({ database: { time }, chance, wallOffMs }: ZvonStart, process: SimProcess): Clock {
  const startedAt = time.now();
  const speed = 1 + chance.between(-driftPpm, driftPpm) / 1_000_000;
  return {
    now: () => time.now() + wallOffMs(),
    monotonicMs: () => (time.now() - startedAt) * speed,
    after: (delayMs, act) => process.after(Math.ceil(delayMs / speed), act),
  };
}

/** The production adapter; what it is told to do is told on. */
function openPort(start: ZvonStart, process: SimProcess, clock: Clock, book: CallBook): TelephonyPort {
  const { database, exchange, chance, node, reconcileMs, log } = start;
  const adapterClock: AdapterClock = { now: clock.now, after: clock.after, random: () => chance.next() };
  const port = createAsteriskPhone({
    lines: simLines(exchange, process, node),
    recordingsFolder: '/recordings',
    promptsFolder: '/prompts',
    clock: adapterClock,
    log,
    book,
    ...(reconcileMs === undefined ? {} : { timings: { reconcileMs } }),
  });
  return {
    ...port,
    connect: (hear, replaced) =>
      port.connect((event) => {
        hear(event);
        if (event.kind === 'telephony.connected') start.reconciled();
      }, replaced),
    perform(command, epoch = 0) {
      database.happenings.tell({ kind: 'command', at: database.time.now(), node, epoch, command });
      return port.perform(command, epoch);
    },
  };
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
