import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { ConfigDifference } from '../../shared/api/config.ts';
import type { Deps } from '../deps.ts';
import { type FileItem, readConfigFile } from './config-file.ts';
import type { ConfigRow } from './config-table.ts';
import { type Configuration, readConfiguration, rowOf, tableOf } from './config-tables.ts';
import { demandReferences } from './demand-references.ts';
import { demandScope } from './demand-scope.ts';
import { differenceOf } from './diff-config.ts';
import { parentsFirst } from './parents-first.ts';
import { holdConfiguration, recordChange } from './record-change.ts';
import { writeSettings } from './save-item.ts';

/** Sets everything up as a file says, or nothing: what it does not name stays as it is. */
export async function applyConfig(
  unit: Unit,
  deps: Pick<Deps, 'newId' | 'newToken'>,
  { file, why }: { file: unknown; why: string | null },
  speech: Speech,
): Promise<ConfigDifference[]> {
  const items = parentsFirst(readConfigFile(file));
  await holdConfiguration(unit);
  let all = await readConfiguration(unit.tx, unit.who.tenantId);
  const applied: ConfigDifference[] = [];
  for (const item of items) {
    const row = rowOf(all, item.noun, item.key);
    const difference = differenceOf(item, row);
    if (difference.length === 0) continue;
    const inUse = row && (await takenIntoUse(unit, { item, row, all, why }));
    await writeSettings(unit, deps, { ...item, why, held: { all, row: inUse } }, speech);
    all = new Map(all).set(item.noun, await tableOf(item.noun).list(unit.tx, unit.who.tenantId));
    applied.push(...difference);
  }
  return applied;
}

/** A file names what is to be in use; what the item named before it went out of use is of no matter. */
async function takenIntoUse(
  unit: Unit,
  { item, row, all, why }: { item: FileItem; row: ConfigRow; all: Configuration; why: string | null },
): Promise<ConfigRow> {
  if (row.retiredAt === null) return row;
  const { noun, key } = item;
  demandScope(unit.who, all, { noun, settings: [row.settings, item.settings] });
  demandReferences(all, { noun, settings: item.settings, before: undefined }, unit.who);
  await tableOf(noun).retire(unit, row.id, null);
  const { settings } = row;
  await recordChange(unit, { noun, key, change: 'brought-back', before: settings, after: settings, why });
  return { ...row, retiredAt: null };
}
