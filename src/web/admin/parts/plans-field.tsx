import { useTranslation } from 'react-i18next';
import type { NumberSettings } from '../../../shared/config/number.ts';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { ItemSelect } from './item-select.tsx';
import { LineList } from './line-list.tsx';
import { useOptions } from './use-options.ts';

type Plan = NumberSettings['plans'][number];

/** Which flow answers when; the first line that holds decides. */
export function PlansField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const plans = draft.settings[field.key] as Plan[];
  const [calendars, flows] = [useOptions('calendar'), useOptions('flow')];
  const [calendar, flow] = [calendars[0]?.value, flows[0]?.value];
  const states = (['open', 'closed', 'holiday'] as const).map((value) => ({
    value,
    word: t(`admin.choice.is.${value}`),
  }));
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <LineList
          lines={plans}
          nameOf={(_, at) => String(at + 1)}
          fresh={() => (calendar && flow && plans.length < 10 ? { calendar, is: 'closed', flow } : null)}
          addWord={t('admin.plans.add')}
          onPut={(lines) => put(field.key, lines)}
        >
          {(plan, at, putLine) => (
            <>
              <span className={styles.unit}>{at + 1}.</span>
              <ItemSelect
                label={t('admin.plans.calendar')}
                value={plan.calendar}
                options={calendars}
                onChoose={(value) => putLine({ ...plan, calendar: value })}
              />
              <span className={styles.medium}>
                <ItemSelect
                  label={t('admin.plans.is')}
                  value={plan.is}
                  options={states}
                  onChoose={(value) => putLine({ ...plan, is: value as Plan['is'] })}
                />
              </span>
              <span aria-hidden="true">→</span>
              <ItemSelect
                label={t('admin.plans.flow')}
                value={plan.flow}
                options={flows}
                onChoose={(value) => putLine({ ...plan, flow: value })}
              />
            </>
          )}
        </LineList>
      )}
    </FieldRow>
  );
}
