import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ConfigPage } from '../../shared/api/config.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { SignedIn } from '../route.ts';
import { readConfiguration, rowOf } from './config-tables.ts';
import { findUses } from './find-uses.ts';
import { itemOf } from './list-items.ts';
import { findChangesOf } from './queries.ts';

/** One item with what names it and the newest of its changes. */
export async function getItem(
  tx: Tx,
  { tenantId, language }: Pick<SignedIn, 'tenantId' | 'language'>,
  ref: ConfigRef,
): Promise<ConfigPage> {
  const all = await readConfiguration(tx, tenantId);
  const row = rowOf(all, ref.noun, ref.key);
  if (!row) throw new AppError('not-found');
  const changes = await findChangesOf(tx, tenantId, ref);
  const item = itemOf(ref.noun, row, { language, revision: changes[0]?.revision ?? 0 });
  return { item, uses: findUses(all, ref, language), changes };
}
