import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { outcomeIcons } from '../ui/outcome-icons.ts';
import { FieldRow } from './field-row.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { FormField } from './noun-forms.ts';

/** A drawing that is known again faster than its word is read. */
export function IconField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <div className={styles.icons}>
          {Object.entries(outcomeIcons).map(([name, icon]) => (
            <button
              key={name}
              type="button"
              title={t(`admin.icon.${name}`)}
              aria-label={t(`admin.icon.${name}`)}
              aria-pressed={draft.settings[field.key] === name}
              onClick={() => put(field.key, name)}
            >
              <Icon of={icon} size={20} />
            </button>
          ))}
        </div>
      )}
    </FieldRow>
  );
}
