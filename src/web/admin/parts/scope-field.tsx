import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/choices.tsx';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { useOptions } from './use-options.ts';

/** Whose customers somebody may see: everybody's, or those of some principals alone. */
export function ScopeField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const options = useOptions('principal');
  const chosen = draft.settings[field.key] as string[] | null;
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <div className={styles.checks}>
          <Checkbox
            checked={chosen === null}
            onChange={(event) => put(field.key, event.target.checked ? null : options.map(({ value }) => value))}
          >
            {t('admin.scope.all')}
          </Checkbox>
          {chosen !== null &&
            options.map(({ value, word }) => (
              <Checkbox
                key={value}
                checked={chosen.includes(value)}
                onChange={(event) =>
                  put(field.key, event.target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))
                }
              >
                {word}
              </Checkbox>
            ))}
        </div>
      )}
    </FieldRow>
  );
}
