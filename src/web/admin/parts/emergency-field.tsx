import { useTranslation } from 'react-i18next';
import type { NumberSettings } from '../../../shared/config/number.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { ItemSelect } from './item-select.tsx';
import { useOptions } from './use-options.ts';

/** The flow for the worst day, and the switch that lets it answer every call. */
export function EmergencyField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const flows = useOptions('flow');
  const emergency = draft.settings[field.key] as NumberSettings['emergency'];
  const options = [{ value: '', word: t('admin.none.emergency') }, ...flows];
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <div className={styles.line}>
          <ItemSelect
            label={t('admin.emergency.flow')}
            value={emergency?.flow ?? ''}
            options={options}
            onChoose={(flow) => put(field.key, flow === '' ? null : { flow, on: emergency?.on ?? false })}
          />
          {emergency && (
            <Checkbox
              checked={emergency.on}
              onChange={(event) => put(field.key, { ...emergency, on: event.target.checked })}
            >
              {t('admin.emergency.on')}
            </Checkbox>
          )}
        </div>
      )}
    </FieldRow>
  );
}
