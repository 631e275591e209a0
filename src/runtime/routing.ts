import type { RoutingState } from '../core/routing/state.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import { systemClock } from './clock.ts';
import { loadPhoneAccounts } from './phone-accounts.ts';
import { runShard, type Shard } from './shard.ts';
import { createSwitchboard } from './switchboard.ts';
import type { World } from './world.ts';

export interface Routing {
  shardOf(tenantId: TenantId): Shard | undefined;
  states(): RoutingState[];
  /** Whether every tenant is routed for by some engine of this process. */
  ready(): boolean;
  isTelephonyUp(): boolean;
  provisionPhones(): Promise<void>;
  stop(): Promise<void>;
}

/** Runs an engine for each tenant and connects them with the telephone system. */
export async function startRouting(
  world: World,
  told: {
    committed(tenantId: TenantId, events: readonly LoggedEvent[]): void;
    dropped(kind: string): void;
    telephony(state: 'up' | 'away'): void;
  },
): Promise<Routing> {
  const { db, log, settings, telephony } = world;
  const switchboard = createSwitchboard(systemClock.now, world.tenants);
  const perform = (command: Parameters<typeof telephony.port.perform>[0]): void => {
    telephony.port.perform(command).catch((error: unknown) => log(`${command.kind} failed`, error));
  };
  const shards = world.tenants.map((tenant) =>
    runShard(
      {
        db,
        clock: systemClock,
        node: settings.ZVON_NODE,
        switchboard,
        perform,
        look: telephony.port.look,
        committed: told.committed,
        dropped: told.dropped,
        log,
      },
      tenant.id,
    ),
  );
  const provisionPhones = async (): Promise<void> =>
    telephony.port.provision(
      await loadPhoneAccounts(
        db,
        world.tenants.map((tenant) => tenant.id),
      ),
    );
  await provisionPhones();
  await telephony.port.connect((event) => {
    switchboard.dispatch(event);
    if (event.kind === 'telephony.connected') told.telephony('up');
    if (event.kind === 'telephony.lost') told.telephony('away');
  });
  const engines = () => shards.flatMap((shard) => shard.engine() ?? []);
  return {
    shardOf: (tenantId) => shards.find((shard) => shard.tenantId === tenantId),
    states: () => engines().map((engine) => engine.state()),
    ready: () => engines().length === shards.length,
    isTelephonyUp: switchboard.isUp,
    provisionPhones,
    stop: async () => {
      await Promise.all(shards.map((shard) => shard.stop()));
    },
  };
}
