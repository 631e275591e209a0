import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import { tableOf } from './config-tables.ts';
import { demandReferences } from './demand-references.ts';
import { demandScope } from './demand-scope.ts';
import { demandRow, holdItem } from './hold-item.ts';
import { recordChange } from './record-change.ts';

/** Takes an item into use again, if all that it names is. */
export async function bringBackItem(
  unit: Unit,
  { noun, key, revision, why }: ConfigRef & { revision: number; why: string | null },
): Promise<void> {
  const held = await holdItem(unit, { noun, key }, revision);
  const row = demandRow(held);
  demandScope(unit.who, held.all, { noun, settings: [row.settings] });
  if (row.retiredAt === null) return;
  const { settings } = row;
  demandReferences(held.all, { noun, settings, before: undefined }, unit.who);
  await tableOf(noun).retire(unit, row.id, null);
  await recordChange(unit, { noun, key, change: 'brought-back', before: settings, after: settings, why });
}
