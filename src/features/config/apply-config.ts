import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { ConfigDifference } from '../../shared/api/config.ts';
import type { Deps } from '../deps.ts';
import { bringBackItem } from './bring-back-item.ts';
import { type FileItem, readConfigFile } from './config-file.ts';
import { differenceOf } from './diff-config.ts';
import { type Held, holdItem } from './hold-item.ts';
import { writeSettings } from './save-item.ts';

/** Sets everything up as a file says, or nothing: what it does not name stays as it is. */
export async function applyConfig(
  unit: Unit,
  deps: Pick<Deps, 'newId'>,
  { file, why }: { file: unknown; why: string | null },
  speech: Speech,
): Promise<ConfigDifference[]> {
  const applied: ConfigDifference[] = [];
  for (const item of readConfigFile(file)) {
    const held = await holdItem(unit, item, null);
    const difference = differenceOf(item, held.row);
    if (difference.length === 0) continue;
    const now = await takenIntoUse(unit, { item, held, why });
    await writeSettings(unit, deps, { ...item, why, held: now }, speech);
    applied.push(...difference);
  }
  return applied;
}

/** A file names what is to be in use. */
async function takenIntoUse(
  unit: Unit,
  { item, held, why }: { item: FileItem; held: Held; why: string | null },
): Promise<Held> {
  if (!held.row || held.row.retiredAt === null) return held;
  const { noun, key } = item;
  await bringBackItem(unit, { noun, key, revision: null, why });
  return holdItem(unit, item, null);
}
