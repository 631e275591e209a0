import { leaseMs } from '../../../../src/adapters/postgres/lease.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import type { SimDatabase } from './sim-database.ts';
import type { TenantRows } from './tenant-rows.ts';

/** As `src/adapters/postgres/lease.ts` has it in SQL: the database's clock only, the same node at once. */
export function takeLease(database: SimDatabase, tenantId: TenantId, owner: string): { epoch: number } | null {
  const rows = database.rowsOf(tenantId);
  const { lease } = rows;
  const now = database.now();
  if (lease !== null && lease.expiresAt >= now && lease.owner !== owner) return null;
  const epoch = Math.max((lease?.epoch ?? 0) + 1, now);
  writeLease(database, tenantId, { owner, epoch, expiresAt: now + leaseMs });
  return { epoch };
}

export function renewLease(database: SimDatabase, tenantId: TenantId, epoch: number): boolean {
  return moveExpiry(database, tenantId, epoch, database.now() + leaseMs);
}

export function releaseLease(database: SimDatabase, tenantId: TenantId, epoch: number): void {
  moveExpiry(database, tenantId, epoch, database.now());
}

function moveExpiry(database: SimDatabase, tenantId: TenantId, epoch: number, expiresAt: number): boolean {
  const { lease } = database.rowsOf(tenantId);
  if (lease?.epoch !== epoch) return false;
  writeLease(database, tenantId, { ...lease, expiresAt });
  return true;
}

function writeLease(database: SimDatabase, tenantId: TenantId, lease: NonNullable<TenantRows['lease']>): void {
  const rows = database.rowsOf(tenantId);
  const before = rows.lease;
  rows.lease = lease;
  database.wrote({
    tenantId,
    versions: [],
    undo: () => {
      rows.lease = before;
    },
  });
}
