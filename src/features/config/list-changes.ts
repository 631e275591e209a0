import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ConfigChange } from '../../shared/api/config.ts';
import type { TenantId } from '../../shared/ids.ts';
import { readConfiguration, rowOf } from './config-tables.ts';
import { findChanges } from './queries.ts';

/** What was changed, the newest first; not of items that the asker may not see. */
export async function listChanges(
  tx: Tx,
  tenantId: TenantId,
  page: { before?: string | undefined; limit: number },
): Promise<ConfigChange[]> {
  const all = await readConfiguration(tx, tenantId);
  const changes = await findChanges(tx, tenantId, { before: page.before, limit: page.limit });
  return changes.filter(({ noun, key }) => rowOf(all, noun, key) !== undefined);
}
