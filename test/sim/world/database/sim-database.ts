import type { PhoneAccount } from '../../../../src/core/telephony/telephony-port.ts';
import type { RoutingConfig } from '../../../../src/core/routing/state.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { CentreTenant } from '../centre/draw-centre.ts';
import type { Fate, Happenings } from '../happenings.ts';
import type { Chance } from '../random.ts';
import type { SimProcess } from '../sim-process.ts';
import type { VirtualTime } from '../virtual-time.ts';
import { createSimServer, type SimServer } from './sim-server.ts';
import { emptyRows, type TenantRows } from './tenant-rows.ts';
import { createTurns, type Turns } from './turns.ts';

/** The one PostgreSQL of all nodes and tenants. */
export interface SimDatabase {
  time: VirtualTime;
  chance: Chance;
  fate: Fate;
  happenings: Happenings;
  isInstant: boolean;
  server: SimServer;
  tenants: readonly CentreTenant[];
  /** By the database's clock, the only one that counts for leases and facts. */
  now(): Instant;
  rowsOf(tenantId: TenantId): TenantRows;
  turnsOf(tenantId: TenantId): Turns;
  tenantOf(tenantId: TenantId): CentreTenant;
  /** What the administrator has set, as an engine reads it now. */
  configOf(tenantId: TenantId): RoutingConfig;
  setConfig(tenantId: TenantId, config: RoutingConfig): void;
  /** How far its clock is from the truth. */
  setClock(offMs: number): void;
  /** A transaction that has committed; `undo` is what a standby that never heard of it does not have. */
  wrote(transaction: Transaction): void;
  /** Acknowledged or not, the last transactions, oldest first. */
  recent(): Transaction[];
  lostByFailover(tenantId: TenantId): number[];
  readTime(process: SimProcess): Promise<Instant>;
  loadPhones(process: SimProcess): Promise<PhoneAccount[]>;
}

export interface Transaction {
  tenantId: TenantId;
  /** Versions that it appended. */
  versions: readonly number[];
  undo(): void;
}

/** As many as an asynchronous standby may be behind. */
const recentKept = 40;
/** Between a node and the server, at most. */
const wayMs = 2;
/** Packets are lost, and sent again after a while: what was done has been done long before its asker knows. */
const lateMs = { least: 300, most: 6_000 };

export function createSimDatabase(world: {
  time: VirtualTime;
  chance: Chance;
  fate: Fate;
  happenings: Happenings;
  tenants: readonly CentreTenant[];
  /** Nothing takes any time. */
  isInstant: boolean;
}): SimDatabase {
  const { time, chance, fate, happenings, tenants, isInstant } = world;
  const late = (): number =>
    fate.strikes('database-answer-late', 'an answer') ? chance.between(lateMs.least, lateMs.most) : 0;
  const server = createSimServer(time, chance, isInstant ? 0 : wayMs, late);
  const rows = new Map(tenants.map(({ id }) => [id, emptyRows()]));
  const lost = new Map<TenantId, number[]>(tenants.map(({ id }) => [id, []]));
  const configs = new Map(tenants.map(({ id, config }) => [id, config]));
  const recent: Transaction[] = [];
  let clockOffMs = 0;
  let turns = new Map<TenantId, Turns>();
  let isSameLife = server.life();

  /** Whoever held a row when the server died holds it no more. */
  function turnsOf(tenantId: TenantId): Turns {
    if (!isSameLife()) {
      turns = new Map();
      isSameLife = server.life();
    }
    const known = turns.get(tenantId) ?? createTurns();
    turns.set(tenantId, known);
    return known;
  }

  return {
    ...{ time, chance, fate, happenings, server, tenants, turnsOf, isInstant },
    now: () => time.now() + clockOffMs,
    rowsOf: (tenantId) => rows.get(tenantId)!,
    tenantOf: (tenantId) => tenants.find(({ id }) => id === tenantId)!,
    configOf: (tenantId) => configs.get(tenantId)!,
    setConfig: (tenantId, config) => void configs.set(tenantId, config),
    setClock(offMs) {
      clockOffMs = offMs;
    },
    wrote(transaction) {
      recent.push(transaction);
      if (recent.length > recentKept) recent.shift();
    },
    recent: () => recent,
    lostByFailover: (tenantId) => lost.get(tenantId)!,
    readTime: (process) => server.ask(process, (answer) => answer({ value: time.now() + clockOffMs })),
    loadPhones: (process) =>
      server.ask(process, (answer) => answer({ value: tenants.flatMap(({ accounts }) => accounts) })),
  };
}
