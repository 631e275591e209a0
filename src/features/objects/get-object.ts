import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ObjectDoc } from '../../shared/api/customers.ts';
import { AppError } from '../../shared/errors.ts';
import type { ObjectId, TenantId } from '../../shared/ids.ts';
import type { Language } from '../../shared/language.ts';
import { loadObjects } from './load-objects.ts';

export async function getObject(
  tx: Tx,
  reader: { tenantId: TenantId; language: Language },
  id: ObjectId,
): Promise<ObjectDoc> {
  const [object] = await loadObjects(tx, reader, { ids: [id] });
  if (!object) throw new AppError('not-found');
  return object;
}
