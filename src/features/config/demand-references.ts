import type { Who } from '../../adapters/postgres/unit.ts';
import type { ConfigNoun, ConfigRef } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigRow } from './config-table.ts';
import { type Configuration, rowOf } from './config-tables.ts';
import { namedBy } from './find-uses.ts';

/**
 * Whatever an item names must be there and in use; what was retired while the item named it may stay. A principal out
 * of the asker's scope is as good as none.
 */
export function demandReferences(
  all: Configuration,
  { noun, settings, before }: { noun: ConfigNoun; settings: ConfigRow['settings']; before: ConfigRow | undefined },
  { principalIds }: Pick<Who, 'principalIds'>,
): void {
  const named = before ? namedBy(noun, before.settings) : [];
  const isNamed = (ref: ConfigRef): boolean => named.some((one) => one.noun === ref.noun && one.key === ref.key);
  const isThere = (ref: ConfigRef): boolean => {
    const row = rowOf(all, ref.noun, ref.key);
    if (!row || (row.retiredAt !== null && !isNamed(ref))) return false;
    return ref.noun !== 'principal' || principalIds === null || principalIds.some((id) => id === row.id);
  };
  const missing = namedBy(noun, settings).filter((ref) => !isThere(ref));
  if (missing.length === 0) return;
  const fields = missing.map((ref) => ({ path: `${ref.noun}:${ref.key}`, message: 'is not there, or out of use' }));
  throw new AppError('validation-failed', { fields });
}
