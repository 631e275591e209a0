import { useState } from 'react';
import { isSame } from '../../core/config/differences.ts';
import type { ConfigPage } from '../../shared/api/config.ts';
import { api, refusalOf } from '../app/api.ts';
import { useSession } from '../app/session.tsx';
import { useAct } from '../app/toasts.tsx';
import { useDraft } from '../app/use-draft.ts';
import { keepPage } from './config-queries.ts';
import { type Fault, faultsOf } from './faults-of.ts';
import { beginFrom, bringOnto, type FormDraft, readDraft } from './form-draft.ts';
import { blankOf, type FormNoun } from './noun-forms.ts';

export const newKey = '+';

/** One form: what is typed is kept at once, here and on the server, and applies only when it is told to. */
export function useItemForm(noun: FormNoun, page: ConfigPage | null) {
  const { me } = useSession();
  const act = useAct();
  const key = page?.item.key ?? newKey;
  const kept = useDraft(`config:${noun}/${key}`, 'form');
  const [isTried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const start: FormDraft = page ? beginFrom(page.item) : startOf(blankOf(noun, me.language));
  const stored = readDraft(kept.value);
  const draft = stored && page ? bringOnto(stored, page.item) : (stored ?? start);
  const isChanged = !isSame(draft.settings, draft.base) || draft.key !== null;
  const faults: ReadonlyMap<string, Fault> = faultsOf(noun, draft.settings);

  const write = (next: FormDraft): void => kept.change(JSON.stringify(next));
  const drop = (): void => {
    kept.change('');
    setTried(false);
  };
  /** Resolves to what was saved, or null where it was refused or stands on something older by now. */
  const apply = async (as: string, why: string | null): Promise<ConfigPage | null> => {
    setTried(true);
    if (faults.size > 0) return null;
    setBusy(true);
    const { revision, settings } = draft;
    const saved = await act(() => api.config.save({ noun, key: as, settings, revision, why }).catch(takeTheirs));
    setBusy(false);
    if (!saved) return null;
    drop();
    keepPage(saved as ConfigPage);
    return saved as ConfigPage;
  };
  /** Somebody else saved meanwhile: their changes come into the form, and it is for the person to apply it again. */
  const takeTheirs = async (error: unknown): Promise<null> => {
    if (refusalOf(error).code !== 'conflict' || !page) throw error;
    const theirs = (await api.config.get({ noun, key })) as ConfigPage;
    keepPage(theirs);
    write(bringOnto(draft, theirs.item));
    return null;
  };

  return {
    ...{ noun, page, draft, isChanged, isTried, isBusy, apply, drop },
    faults,
    /** Shown once something was tried, or where something was changed: an empty form is no mistake yet. */
    faultAt: (field: string): Fault | null => {
      const isTouched = isTried || !isSame(draft.settings[field], draft.base[field]);
      return isTouched ? (faults.get(field) ?? null) : null;
    },
    put: (field: string, value: unknown): void => {
      const clashes = draft.clashes.filter((one) => one !== field);
      write({ ...draft, settings: { ...draft.settings, [field]: value }, clashes });
    },
    chooseKey: (chosen: string): void => write({ ...draft, key: chosen }),
    /** Of a field that both changed: theirs is taken, or mine stands and is looked at no more. */
    settle: (field: string, whose: 'mine' | 'theirs'): void => {
      const settings = whose === 'mine' ? draft.settings : { ...draft.settings, [field]: draft.base[field] };
      write({ ...draft, settings, clashes: draft.clashes.filter((one) => one !== field) });
    },
    saving: kept,
  };
}

const startOf = (settings: FormDraft['settings']): FormDraft => ({
  ...{ revision: null, base: settings, settings, key: null },
  clashes: [],
});

export type ItemForm = ReturnType<typeof useItemForm>;
