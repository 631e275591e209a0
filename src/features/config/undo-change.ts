import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { ConfigRef } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { LanguageTag } from '../../shared/language.ts';
import type { Deps } from '../deps.ts';
import { bringBackItem } from './bring-back-item.ts';
import { findChange } from './queries.ts';
import { retireItem } from './retire-item.ts';
import { saveItem } from './save-item.ts';

export interface ToUndo extends ConfigRef {
  /** The revision whose change is undone. */
  change: number;
  revision: number;
  why: string | null;
}

/** Sets an item as it was before one of its changes, by a new change: what was done stays on record. */
export async function undoChange(
  unit: Unit,
  deps: Pick<Deps, 'newId' | 'newToken'>,
  undo: ToUndo,
  { language, speech }: { language: LanguageTag; speech: Speech },
): Promise<void> {
  const change = await findChange(unit.tx, unit.who.tenantId, { ...undo, revision: undo.change });
  if (!change) throw new AppError('not-found');
  switch (change.change) {
    case 'made':
    case 'brought-back':
      return retireItem(unit, undo, language);
    case 'retired':
      return bringBackItem(unit, undo);
    case 'changed':
      return saveItem(unit, deps, { ...undo, settings: change.before }, speech);
  }
}
