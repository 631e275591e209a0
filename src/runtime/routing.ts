import type { TelephonyEvent } from '../core/telephony/event.ts';
import type { RoutingState } from '../core/routing/state.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import type { PhoneAccount, TelephonyPort } from '../core/telephony/telephony-port.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import type { FreshIds } from '../core/routing/event.ts';
import type { Clock } from './clock.ts';
import { runShard, type Shard } from './shard.ts';
import type { ShardStore } from './shard-store.ts';
import { createSwitchboard } from './switchboard.ts';

/** What routing stands on: real in a process, simulated where a whole centre is played in one thread. */
export interface RoutingWorld {
  clock: Clock;
  /** Who takes the leases: this node and no other. */
  node: string;
  tenants: readonly { id: TenantId; numbers: readonly string[] }[];
  port: TelephonyPort;
  storeOf(tenantId: TenantId): ShardStore;
  loadPhones(): Promise<PhoneAccount[]>;
  freshIds(): FreshIds;
  log(message: string, error?: unknown): void;
}

export interface Routing {
  shardOf(tenantId: TenantId): Shard | undefined;
  states(): RoutingState[];
  /** Whether every tenant is routed for by some engine of this process, which may act. */
  ready(): boolean;
  /** Whether it has no tenant to route for, because other nodes do. */
  standsBy(): boolean;
  /** Whether every engine can write what it decides. */
  writes(): boolean;
  isTelephonyUp(): boolean;
  provisionPhones(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs an engine for each tenant and connects them with the telephone system. */
export function startRouting(
  world: RoutingWorld,
  told: {
    committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
    dropped(kind: string): void;
    telephony(state: 'up' | 'away'): void;
    /** An engine was made that knows only what the log says. */
    began(tenantId: TenantId): void;
    /** Another node routes for the tenant: nobody can be served here. */
    elsewhere(tenantId: TenantId): void;
  },
): Routing {
  const { clock, node, tenants, port, freshIds, log } = world;
  const switchboard = createSwitchboard(() => clock.now(), tenants);
  const perform = (command: TelephonyCommand, epoch: number): void => {
    port.perform(command, epoch).catch((error: unknown) => log(`${command.kind} failed`, error));
  };
  const hear = (event: TelephonyEvent): void => {
    switchboard.dispatch(event);
    if (event.kind === 'telephony.connected') told.telephony('up');
    if (event.kind === 'telephony.lost') told.telephony('away');
  };
  const provisionPhones = provisionInTurn(port, () => world.loadPhones());
  const standBack = (): void => shards.forEach((shard) => shard.standBack());
  const look = lookAt({ port, log, provisionPhones, hear, standBack });
  const { committed, dropped, began, elsewhere } = told;
  const shared = { clock, node, freshIds, switchboard, perform, look, began, elsewhere, committed, dropped, log };
  const shards = tenants.map(({ id }) => runShard({ ...shared, store: world.storeOf(id) }, id));
  return {
    shardOf: (tenantId) => shards.find((shard) => shard.tenantId === tenantId),
    states: () => shards.flatMap((shard) => shard.engine()?.state() ?? []),
    ready: () => shards.every((shard) => shard.routes()),
    standsBy: () => shards.length > 0 && shards.every((shard) => shard.standsBy()),
    writes: () => shards.every((shard) => shard.writes()),
    isTelephonyUp: switchboard.isUp,
    provisionPhones,
    stop: async () => {
      await Promise.all(shards.map((shard) => shard.stop()));
    },
  };
}

/**
 * Whoever routes for a tenant needs the telephone: the first asks for it, each later one looks again. A node that only
 * waits for its turn leaves it to the one that routes, and one from which it was taken lets that one have its tenants.
 */
function lookAt(options: {
  port: TelephonyPort;
  log: RoutingWorld['log'];
  provisionPhones(): Promise<void>;
  hear(event: TelephonyEvent): void;
  standBack(): void;
}): () => void {
  const { port, log } = options;
  let isOurs = false;
  const replaced = (): void => {
    isOurs = false;
    log('another process took the telephone; this one waits for its turn to route');
    options.standBack();
  };
  const connect = async (): Promise<void> => {
    await options.provisionPhones().catch((error: unknown) => log('the phones cannot be provisioned', error));
    await port.connect(options.hear, replaced);
  };
  return () => {
    if (isOurs) return port.look();
    isOurs = true;
    connect().catch((error: unknown) => log('the telephone cannot be connected', error));
  };
}

/** One after the other: a list that was read before must not arrive after a newer one. */
function provisionInTurn(port: TelephonyPort, load: () => Promise<PhoneAccount[]>): () => Promise<void> {
  let turn: Promise<unknown> = Promise.resolve();
  return () => {
    const provisioned = turn.then(async () => port.provision(await load()));
    turn = Promise.allSettled([provisioned]);
    return provisioned;
  };
}
