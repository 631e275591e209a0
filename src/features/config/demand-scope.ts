import type { Who } from '../../adapters/postgres/unit.ts';
import type { ConfigNoun } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigRow } from './config-table.ts';
import { type Configuration, rowOf } from './config-tables.ts';

/**
 * Whoever administers some principals sets up what is theirs alone: anything that others share may be named by what
 * they do not see.
 */
export function demandScope(
  { principalIds }: Pick<Who, 'principalIds'>,
  all: Configuration,
  { noun, settings }: { noun: ConfigNoun; settings: readonly (ConfigRow['settings'] | undefined)[] },
): void {
  if (principalIds === null) return;
  const isTheirs = (of: ConfigRow['settings']): boolean => {
    const key = of['principal'];
    const principal = typeof key === 'string' ? rowOf(all, 'principal', key) : undefined;
    return principalIds.some((id) => id === principal?.id);
  };
  if (!settings.every((one) => one === undefined || isTheirs(one))) throw new AppError('forbidden', { noun });
}
