import { useTranslation } from 'react-i18next';
import type { CalendarSettings } from '../../../shared/config/calendar.ts';
import { useNow } from '../../ui/clock.tsx';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { LineList } from './line-list.tsx';
import { SpansEditor } from './spans-editor.tsx';

type Exceptions = CalendarSettings['exceptions'];

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Days that are otherwise than their week and their holidays. */
export function ExceptionsField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put, speaker } = useForm();
  const now = useNow(3_600_000);
  const days = draft.settings[field.key] as Exceptions;
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <LineList
          lines={days}
          nameOf={({ date }) => (date === '' ? '' : speaker.date(date))}
          fresh={() => ({ date: dateOf(now), spans: [] })}
          addWord={t('admin.exceptions.add')}
          onPut={(lines) => put(field.key, lines)}
        >
          {({ date, spans }, _, putLine) => (
            <>
              <input
                type="date"
                aria-label={t('admin.exceptions.date')}
                className={styles.date}
                value={date}
                onChange={(event) => putLine({ date: event.target.value, spans })}
              />
              <SpansEditor
                day={date === '' ? '' : speaker.date(date)}
                spans={spans}
                onPut={(next) => putLine({ date, spans: next })}
              />
            </>
          )}
        </LineList>
      )}
    </FieldRow>
  );
}
