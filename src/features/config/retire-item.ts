import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { LanguageTag } from '../../shared/language.ts';
import { tableOf } from './config-tables.ts';
import { demandScope } from './demand-scope.ts';
import { findUses } from './find-uses.ts';
import { demandRow, holdItem } from './hold-item.ts';
import { recordChange } from './record-change.ts';

export interface ToRetire extends ConfigRef {
  revision: number;
  why: string | null;
}

/** Takes an item out of use; what is out of use already stays so, and what others name is refused. */
export async function retireItem(
  unit: Unit,
  { noun, key, revision, why }: ToRetire,
  language: LanguageTag,
): Promise<void> {
  const held = await holdItem(unit, { noun, key }, revision);
  const row = demandRow(held);
  demandScope(unit.who, held.all, { noun, settings: [row.settings] });
  if (row.retiredAt !== null) return;
  const uses = findUses(held.all, { noun, key }, language);
  if (uses.length > 0) throw new AppError('config-in-use', { uses });
  await tableOf(noun).retire(unit, row.id, new Date(unit.at));
  const { settings } = row;
  await recordChange(unit, { noun, key, change: 'retired', before: settings, after: settings, why });
}
