import { type Database, openDatabase, openPool } from '../../adapters/postgres/pool.ts';
import { readAs, type Tx } from '../../adapters/postgres/unit.ts';
import { type AuditVerdict, verifyAudit } from '../../adapters/postgres/verify-audit.ts';
import { loadRoutingState } from '../../features/calls/load-routing.ts';
import { hashOfState, type Replayed, replayLog } from '../../features/calls/replay-log.ts';
import type { TenantId } from '../../shared/ids.ts';

export interface Compared {
  tenants: number;
  events: number;
  auditRows: number;
  /** One sentence for each tenant whose copy is not what the original was. */
  faults: string[];
}

/**
 * Every tenant that there was at `since`, which the copy must have, and every one that it has, held against the original
 * up to where the copy's log ends.
 */
export async function compareTenants(originalUrl: string, copyUrl: string, since: Date): Promise<Compared> {
  const [original, copy] = [originalUrl, copyUrl].map(openFew) as [Database, Database];
  try {
    const compared: Compared = { tenants: 0, events: 0, auditRows: 0, faults: [] };
    const tenants = await copy.selectFrom('tenant').select('id').orderBy('id').execute();
    const copied = new Set(tenants.map(({ id }) => id));
    const meant = await original
      .selectFrom('tenant')
      .select('id')
      .where('created_at', '<=', since)
      .orderBy('id')
      .execute();
    for (const { id } of meant) if (!copied.has(id)) compared.faults.push(`Tenant ${id}: it is not in the copy.`);
    for (const { id } of tenants) await compareTenant(original, copy, id as TenantId, compared);
    return compared;
  } finally {
    await Promise.all([original.destroy(), copy.destroy()]);
  }
}

const openFew = (url: string): Database => openDatabase(openPool(url, { max: 2, log: () => undefined }));

const asEngine = <T>(db: Database, tenantId: TenantId, read: (tx: Tx) => Promise<T>): Promise<T> =>
  readAs(db, { tenantId, actor: { kind: 'engine' }, principalIds: null }, read);

async function compareTenant(original: Database, copy: Database, id: TenantId, compared: Compared): Promise<void> {
  const [copied, loaded, audit] = await asEngine(copy, id, async (tx) => [
    await replayLog(tx, id),
    await loadRoutingState(tx, id),
    await verifyAudit(tx, id),
  ]);
  const [meant, auditHead] = await asEngine(original, id, async (tx) => [
    await replayLog(tx, id, copied.version),
    await hashOfAuditRow(tx, id, audit.whole ? audit.rows : 0),
  ]);
  compared.tenants += 1;
  compared.events += copied.version;
  compared.auditRows += audit.whole ? audit.rows : 0;
  const fault = faultOf({ copied, meant, fromSnapshot: hashOfState(loaded.state), audit, auditHead });
  if (fault) compared.faults.push(`Tenant ${id}: ${fault}.`);
}

interface Held {
  copied: Replayed;
  meant: Replayed;
  fromSnapshot: string;
  audit: AuditVerdict;
  auditHead: string | null;
}

function faultOf({ copied, meant, fromSnapshot, audit, auditHead }: Held): string | null {
  if (copied.version !== meant.version) return 'the copy has events that the original does not have';
  if (copied.log !== meant.log) return `the log up to version ${copied.version} is not the same`;
  if (copied.state !== meant.state) return `the routing state at version ${copied.version} is not the same`;
  if (fromSnapshot !== copied.state) return 'the snapshot of the routing state does not agree with the log';
  if (!audit.whole) return `the audit is broken at row ${audit.seq}`;
  if (audit.rows > 0 && audit.head !== auditHead) return 'the audit is not the same';
  return null;
}

async function hashOfAuditRow(tx: Tx, tenantId: TenantId, seq: number): Promise<string | null> {
  const row = await tx
    .selectFrom('audit')
    .select('hash')
    .where('tenant_id', '=', tenantId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row ? row.hash.toString('hex') : null;
}
