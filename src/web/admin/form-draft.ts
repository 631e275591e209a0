import type { ConfigItem } from '../../shared/api/config.ts';
import { parseDraft } from '../app/parse-draft.ts';
import { mergeSettings } from './merge-settings.ts';
import type { Settings } from './noun-forms.ts';

/** A form that is being filled in: what it began from, and what stands in it now. */
export interface FormDraft {
  /** Of the settings that it began from; null for a new item. */
  revision: number | null;
  base: Settings;
  settings: Settings;
  /** Chosen for a new item; null while it follows the name. */
  key: string | null;
  /** Fields that somebody else changed meanwhile, too. */
  clashes: readonly string[];
}

/** As it is kept while it is typed; null where nothing is. */
export function readDraft(text: string): FormDraft | null {
  const { revision, base, settings, key, clashes } = parseDraft(text);
  if (!isRecord(base) || !isRecord(settings)) return null;
  return {
    revision: typeof revision === 'number' ? revision : null,
    ...{ base, settings, key: typeof key === 'string' ? key : null },
    clashes: Array.isArray(clashes) ? clashes.map(String) : [],
  };
}

export const beginFrom = ({ revision, settings }: Pick<ConfigItem, 'revision' | 'settings'>): FormDraft => ({
  ...{ revision, base: settings, settings, key: null },
  clashes: [],
});

/** The same form on top of what somebody else saved meanwhile. */
export function bringOnto(draft: FormDraft, theirs: Pick<ConfigItem, 'revision' | 'settings'>): FormDraft {
  if (draft.revision === theirs.revision) return draft;
  const { settings, clashes } = mergeSettings(draft.base, draft.settings, theirs.settings);
  return { ...draft, revision: theirs.revision, base: theirs.settings, settings, clashes };
}

const isRecord = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
