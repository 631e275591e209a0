import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/languages.generated.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { TextButton } from '../ui/button.tsx';
import { FieldRow } from './field-row.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { FormField } from './noun-forms.ts';

type Names = Record<string, string>;

/** A language whose text was emptied has none. */
const named = (names: Names, tag: string, text: string): Names => {
  const { [tag]: _before, ...others } = names;
  return text === '' ? others : { ...others, [tag]: text };
};

/** A name in the reader's language, and at a press in every other. */
export function NamesField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { languageName } = useFormats();
  const { me } = useSession();
  const { draft, put } = useForm();
  const [isOpen, setOpen] = useState(false);
  const names = draft.settings[field.key] as Names;
  const own = me.language;
  const others = [...new Set([...languages, ...Object.keys(names)])].filter((tag) => tag !== own);
  const change = (tag: string, text: string): void => put(field.key, named(names, tag, text));
  return (
    <FieldRow field={field}>
      {({ id, about, isWrong }) => (
        <>
          <input
            id={id}
            className={styles.input}
            value={names[own] ?? ''}
            maxLength={field.kind === 'names' ? 80 : 120}
            aria-describedby={about}
            aria-invalid={isWrong || undefined}
            onChange={(event) => change(own, event.target.value)}
          />
          <p className={styles.others}>
            {others
              .filter((tag) => names[tag] !== undefined)
              .map((tag) => (
                <span key={tag} className={styles.chip} lang={tag}>
                  <b>{tag}</b> {names[tag]}
                </span>
              ))}
            <TextButton aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t('admin.names.others')}
            </TextButton>
          </p>
          {isOpen && (
            <div className={styles.languages}>
              {others.map((tag) => (
                <label key={tag}>
                  <span>{languageName(tag)}</span>
                  <input
                    className={styles.input}
                    lang={tag}
                    value={names[tag] ?? ''}
                    maxLength={field.kind === 'names' ? 80 : 120}
                    onChange={(event) => change(tag, event.target.value)}
                  />
                </label>
              ))}
            </div>
          )}
        </>
      )}
    </FieldRow>
  );
}
