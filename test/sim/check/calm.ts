import type { TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Belief, FaultKind, Happening } from '../world/view.ts';
import type { Account } from './account.ts';

/** The adapter asks Asterisk for everything there is so often (reliability 4). */
export const reconcileMs = 10_000;

/** What was wrong when the last fault was over has met two reconciles by then. */
export const cureMs = 2 * reconcileMs + 5_000;

/** Faults of machines, as against what people and carriers do on any day. */
const ofMachines = ['ari-', 'asterisk-', 'commit-', 'database-', 'failover-', 'node-', 'clock-'];
const isOfMachines = (fault: FaultKind): boolean => ofMachines.some((prefix) => fault.startsWith(prefix));

/** Since when one engine has routed for each tenant with nothing broken. */
export function createCalm() {
  const brokenAt = new Map<TenantId, Instant>();
  const owners = new Map<TenantId, string>();
  let faultAt: Instant = -Infinity;
  return {
    hear(happening: Happening): void {
      if (happening.kind === 'fault' && isOfMachines(happening.fault)) faultAt = happening.at;
      if (happening.kind === 'commit' && happening.outcome !== 'ok') faultAt = happening.at;
    },
    look(now: Instant, accounts: ReadonlyMap<TenantId, Account>, beliefs: readonly Belief[]): void {
      for (const [tenantId, { telephony }] of accounts) {
        const owner = ownerOf(tenantId, beliefs);
        if (owner === null || owner !== owners.get(tenantId) || telephony === 'away') brokenAt.set(tenantId, now);
        if (owner !== null) owners.set(tenantId, owner);
      }
    },
    msOf: (tenantId: TenantId, now: Instant): number => now - Math.max(faultAt, brokenAt.get(tenantId) ?? now),
  };
}

/** Null while nobody routes, or while two believe that they do. */
function ownerOf(tenantId: TenantId, beliefs: readonly Belief[]): string | null {
  const holding = beliefs.filter((belief) => belief.tenantId === tenantId && belief.holds);
  const [only] = holding;
  return only && holding.length === 1 ? `${only.node} ${only.epoch}` : null;
}
