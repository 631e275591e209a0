import { useTranslation } from 'react-i18next';
import { type CalendarSettings, weekdays } from '../../../shared/config/calendar.ts';
import { TextButton } from '../../ui/button.tsx';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { SpansEditor } from './spans-editor.tsx';

type Week = CalendarSettings['week'];

/** The hours of an ordinary week. What Monday has can be taken for all working days. */
export function WeekField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const week = draft.settings[field.key] as Week;
  const likeMonday = (): void =>
    put(field.key, { ...week, tue: week.mon, wed: week.mon, thu: week.mon, fri: week.mon } satisfies Week);
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <div className={styles.week}>
          {weekdays.map((day) => (
            <div key={day} className={styles.line}>
              <span className={styles.day}>{t(`admin.day.${day}`)}</span>
              <SpansEditor
                day={t(`admin.day.${day}`)}
                spans={week[day]}
                onPut={(spans) => put(field.key, { ...week, [day]: spans })}
              />
              {day === 'mon' && <TextButton onClick={likeMonday}>{t('admin.week.likeMonday')}</TextButton>}
            </div>
          ))}
        </div>
      )}
    </FieldRow>
  );
}
