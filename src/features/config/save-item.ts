import { isSame } from '../../core/config/differences.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { Deps } from '../deps.ts';
import type { ConfigRow } from './config-table.ts';
import { tableOf } from './config-tables.ts';
import { demandReferences } from './demand-references.ts';
import { demandScope } from './demand-scope.ts';
import { type Held, holdItem } from './hold-item.ts';
import { demandKey, readSettings } from './read-settings.ts';
import { recordChange } from './record-change.ts';

export interface ToSave extends ConfigRef {
  settings: unknown;
  /** The revision that was changed; null makes a new item. */
  revision: number | null;
  why: string | null;
}

/** Sets an item up, or sets it otherwise; the same again is no change. */
export async function saveItem(
  unit: Unit,
  deps: Pick<Deps, 'newId' | 'newToken'>,
  save: ToSave,
  speech: Speech,
): Promise<void> {
  const { noun, key, revision } = save;
  demandKey(noun, key);
  const settings = readSettings(noun, save.settings);
  const held = await holdItem(unit, { noun, key }, revision);
  const isNew = revision === null;
  if (isNew && held.row) throw new AppError('conflict');
  if (!isNew && !held.row) throw new AppError('not-found');
  if (held.row && held.row.retiredAt !== null) throw new AppError('config-retired');
  await writeSettings(unit, deps, { ...save, settings, held }, speech);
}

/** Writes judged settings, with their references looked at; used where a whole file is applied, too. */
export async function writeSettings(
  unit: Unit,
  { newId, newToken }: Pick<Deps, 'newId' | 'newToken'>,
  { noun, key, settings, why, held }: ConfigRef & { settings: ConfigRow['settings']; why: string | null; held: Held },
  speech: Speech,
): Promise<void> {
  const { all, row } = held;
  demandScope(unit.who, all, { noun, settings: [row?.settings, settings] });
  demandReferences(all, { noun, settings, before: row }, unit.who);
  if (row && isSame(row.settings, settings)) return;
  const item = { id: row?.id ?? newId(), key, settings, isNew: !row, why };
  await tableOf(noun).write(unit, item, { speech, newToken });
  // Publishing is on record by itself, wherever it begins.
  if (noun === 'flow') return;
  const before = row?.settings ?? null;
  await recordChange(unit, { noun, key, change: row ? 'changed' : 'made', before, after: settings, why });
}
