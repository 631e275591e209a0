import { openDatabase, openPool } from '../adapters/postgres/pool.ts';
import { enterTenant } from '../adapters/postgres/unit.ts';
import { type AuditVerdict, verifyAudit } from '../adapters/postgres/verify-audit.ts';
import type { TenantId } from '../shared/ids.ts';
import { appUrlOf, type Settings } from './settings.ts';
import { loadTenants } from './tenants.ts';

/** Recomputes the audit chain of every tenant and says what it found; false when one is broken. */
export async function verifyAudits(
  settings: Pick<Settings, 'DATABASE_URL' | 'ZVON_APP_PASSWORD'>,
  say: (line: string) => void,
): Promise<boolean> {
  const db = openDatabase(openPool(appUrlOf(settings), { max: 2, log: () => undefined }));
  try {
    let whole = true;
    for (const { id } of await loadTenants(db)) {
      const verdict = await db.transaction().execute(async (tx) => {
        await enterTenant(tx, { tenantId: id, actor: { kind: 'engine' }, principalIds: null });
        return verifyAudit(tx, id);
      });
      say(sentenceOf(id, verdict));
      whole &&= verdict.whole;
    }
    return whole;
  } finally {
    await db.destroy();
  }
}

const faults = {
  'row-missing': 'is missing',
  'row-changed': 'was changed after it was written',
  'link-changed': 'does not continue the row before it',
};

const sentenceOf = (tenantId: TenantId, verdict: AuditVerdict): string =>
  verdict.whole
    ? `Tenant ${tenantId}: the audit is whole, ${verdict.rows} rows, head ${verdict.head}.`
    : `Tenant ${tenantId}: the audit is broken, row ${verdict.seq} ${faults[verdict.why]}.`;

/** Exit code 1 says that a chain is broken. */
export async function runVerifyAudit(settings: Settings): Promise<void> {
  const whole = await verifyAudits(settings, (line) => process.stdout.write(`${line}\n`));
  if (!whole) process.exitCode = 1;
}
