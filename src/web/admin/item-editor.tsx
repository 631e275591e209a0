import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { ConfigPage } from '../../shared/api/config.ts';
import { Beside } from '../app/shell/page-places.tsx';
import { useItems } from './config-queries.ts';
import { keyFaultOf } from './faults-of.ts';
import { ClashStrips } from './clash-strips.tsx';
import { FormProvider } from './form-context.tsx';
import { FormFields } from './form-fields.tsx';
import styles from './form.module.css';
import { ItemContext } from './item-context.tsx';
import { ItemHead } from './item-head.tsx';
import { KeyField } from './key-field.tsx';
import { keyOfDraft } from './key-of-draft.ts';
import type { FormNoun } from './noun-forms.ts';
import { SaveBar } from './save-bar.tsx';
import { useItemForm } from './use-item-form.ts';
import { useSpeaker } from './use-speaker.ts';

/** The form of one item, with what it will change beside it and what applies it at its foot. */
export function ItemEditor({ noun, page }: { noun: FormNoun; page: ConfigPage | null }) {
  const navigate = useNavigate();
  const form = useItemForm(noun, page);
  const speaker = useSpeaker(noun);
  const { data: items = [] } = useItems(noun);
  const [why, setWhy] = useState('');
  const key = page?.item.key ?? keyOfDraft(form.draft);
  const keyFault = page
    ? null
    : keyFaultOf(
        noun,
        key,
        items.map((item) => item.key),
      );
  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const saved = keyFault === null ? await form.apply(key, why.trim() || null) : null;
    if (!saved) return focusFault();
    setWhy('');
    if (!page) await navigate({ to: '/admin/$noun/$key', params: { noun, key: saved.item.key } });
  };
  const isRetired = page?.item.retiredAt != null;
  return (
    <FormProvider form={{ ...form, speaker }}>
      <form className={styles.form} onSubmit={(event) => void apply(event)} noValidate>
        <ItemHead noun={noun} page={page} />
        <ClashStrips />
        <div className={styles.body}>
          <fieldset disabled={isRetired || !form.saving.isLoaded} className={styles.fields}>
            <FormFields keyField={!page && <KeyField noun={noun} value={key} fault={keyFault} />} />
          </fieldset>
        </div>
        {!isRetired && <SaveBar />}
      </form>
      <Beside>
        <ItemContext page={page} why={why} onWhy={setWhy} />
      </Beside>
    </FormProvider>
  );
}

/** Whoever applied a form that cannot be is brought to the first field that is wrong. */
function focusFault(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('form [aria-invalid="true"]')?.focus());
}
