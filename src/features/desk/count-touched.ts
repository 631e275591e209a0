import type { Tx } from '../../adapters/postgres/unit.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Touched } from './docs-touched-by.ts';
import { countQueues, findQueueIdsOf, type QueueCounted } from './queries.ts';

/** The touched queues, counted anew; nothing is asked where no queue moved. */
export async function countTouched(tx: Tx, tenantId: TenantId, touched: readonly Touched[]): Promise<QueueCounted[]> {
  const idsOf = (kind: Touched['kind']) => touched.filter((one) => one.kind === kind).map((one) => one.id);
  const ids = [...idsOf('queue'), ...(await findQueueIdsOf(tx, tenantId, idsOf('queue-of')))];
  return ids.length === 0 ? [] : countQueues(tx, tenantId, ids);
}
