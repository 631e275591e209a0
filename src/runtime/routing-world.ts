import { freshIds } from './fresh-ids.ts';
import { nodeIdentity } from './node-identity.ts';
import { loadPhoneAccounts } from './phone-accounts.ts';
import type { RoutingWorld } from './routing.ts';
import { createShardStore } from './shard-store.ts';
import type { World } from './world.ts';

/** Routing on the real database and the telephone system of the settings. */
export function routingWorldOf({ clock, settings, tenants, telephony, routingDb, log }: World): RoutingWorld {
  const tenantIds = tenants.map(({ id }) => id);
  return {
    clock,
    node: nodeIdentity(settings),
    tenants,
    port: telephony.port,
    storeOf: (tenantId) => createShardStore(routingDb, tenantId),
    loadPhones: () => loadPhoneAccounts(routingDb, tenantIds),
    freshIds,
    log,
  };
}
