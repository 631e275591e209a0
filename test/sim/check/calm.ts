import type { TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Belief, FaultKind, Happening, Machines } from '../world/view.ts';
import type { Account } from './account.ts';

/** The adapter asks Asterisk for everything there is so often (reliability 4). */
export const reconcileMs = 10_000;

/** What was wrong when the last outage was over has met two reconciles by then. */
export const cureMs = 2 * reconcileMs + 5_000;

/**
 * A difference is cured by the next reconcile; where single messages are lost, its cure may be lost too, and again.
 * Where nothing was lost or broken for so long, no difference has to be cured: what is decided is done at once.
 */
const graceMs = reconcileMs + 2_000;
const graceAmongHiccupsMs = 3 * reconcileMs + 5_000;
export const plainGraceMs = 3_000;

/** Faults of one message or one commit, as against those that stop a machine; what people do is no fault of either. */
const hiccups = ['ari-event-', 'ari-answer-', 'commit-', 'database-answer-'];
const outages = ['ari-socket-', 'ari-slow-', 'asterisk-', 'database-', 'failover-', 'node-', 'clock-'];
const isOneOf = (kinds: readonly string[], fault: FaultKind): boolean => kinds.some((kind) => fault.startsWith(kind));

/** Since when one engine has routed for each tenant with no machine broken. */
export function createCalm() {
  const brokenAt = new Map<TenantId, Instant>();
  const owners = new Map<TenantId, string>();
  let outageAt: Instant = -Infinity;
  let hiccupAt: Instant = -Infinity;
  let stirredAt: Instant = -Infinity;
  let standing = '';
  return {
    hear(happening: Happening): void {
      if (happening.kind === 'commit' && !isPlainOutcome.has(happening.outcome)) hiccupAt = happening.at;
      if (happening.kind !== 'fault') return;
      if (isOneOf(outages, happening.fault)) outageAt = happening.at;
      if (isOneOf(hiccups, happening.fault)) hiccupAt = happening.at;
    },
    look(
      now: Instant,
      accounts: ReadonlyMap<TenantId, Account>,
      beliefs: readonly Belief[],
      { database, asterisk, nodes }: Machines,
    ): void {
      const stand = [database, asterisk, ...nodes].join(' ');
      if (stand !== standing) stirredAt = now;
      standing = stand;
      for (const [tenantId, { telephony }] of accounts) {
        const owner = ownerOf(tenantId, beliefs);
        if (owner === null || owner !== owners.get(tenantId) || telephony === 'away') brokenAt.set(tenantId, now);
        if (owner !== null) owners.set(tenantId, owner);
      }
    },
    msOf: (tenantId: TenantId, now: Instant): number => now - Math.max(outageAt, brokenAt.get(tenantId) ?? now),
    graceMs(now: Instant): number {
      if (now - hiccupAt <= graceAmongHiccupsMs) return graceAmongHiccupsMs;
      return now - Math.max(outageAt, stirredAt) <= graceAmongHiccupsMs ? graceMs : plainGraceMs;
    },
  };
}

/** What can never be written is no failure of the database. */
const isPlainOutcome: ReadonlySet<string> = new Set(['ok', 'unwritable']);

/** Null while nobody routes, or while two believe that they do. */
function ownerOf(tenantId: TenantId, beliefs: readonly Belief[]): string | null {
  const holding = beliefs.filter((belief) => belief.tenantId === tenantId && belief.holds);
  const [only] = holding;
  return only && holding.length === 1 ? `${only.node} ${only.epoch}` : null;
}
