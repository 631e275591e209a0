import { useTranslation } from 'react-i18next';
import type { Holiday } from '../../../shared/config/calendar.ts';
import { publicHolidays } from '../../../shared/config/public-holidays.ts';
import { useFormats } from '../../app/reader.tsx';
import { useNow } from '../../ui/clock.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { NumberInput } from '../plain-fields.tsx';
import { ItemSelect } from './item-select.tsx';
import { LineList } from './line-list.tsx';
import { kindOf, ofKind, type HolidayKind, withoutDoubles } from './holiday-kinds.ts';

type Country = keyof typeof publicHolidays;
const kinds: readonly HolidayKind[] = ['yearly', 'date', 'western', 'orthodox'];

/** Days off: of a country at a press, and the firm's own by hand. */
export function DaysField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { countryName } = useFormats();
  const { draft, put } = useForm();
  const year = new Date(useNow(3_600_000)).getUTCFullYear();
  const days = draft.settings[field.key] as Holiday[];
  const countries = (Object.keys(publicHolidays) as Country[]).map((country) => ({
    key: country,
    label: countryName(country),
    onChoose: () => put(field.key, withoutDoubles([...days, ...publicHolidays[country]])),
  }));
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <>
          <Menu
            trigger={
              <Button size="small" menu>
                {t('admin.days.ofCountry')}
              </Button>
            }
            groups={[{ key: 'countries', items: countries }]}
          />
          <LineList
            lines={days}
            nameOf={({ names }) => Object.values(names)[0] ?? ''}
            fresh={() => ({ names: {}, date: `${year}-12-31` })}
            addWord={t('admin.days.add')}
            onPut={(lines) => put(field.key, lines)}
          >
            {(day, _, putLine) => <DayLine day={day} year={year} onPut={putLine} />}
          </LineList>
        </>
      )}
    </FieldRow>
  );
}

/** A line is put as a whole: what belonged to another kind of day must not stay in it. */
function DayLine({ day, year, onPut }: { day: Holiday; year: number; onPut: (day: Holiday) => void }) {
  const { t } = useTranslation();
  const { speaker } = useForm();
  const kind = kindOf(day);
  const options = kinds.map((value) => ({ value, word: t(`admin.days.kind.${value}`) }));
  return (
    <>
      <input
        aria-label={t('admin.days.name')}
        className={styles.input}
        value={day.names[speaker.language] ?? day.names.en ?? Object.values(day.names)[0] ?? ''}
        onChange={(event) => onPut({ ...day, names: { ...day.names, [speaker.language]: event.target.value } })}
      />
      <span className={styles.medium}>
        <ItemSelect
          label={t('admin.days.kind')}
          value={kind}
          options={options}
          onChoose={(value) => onPut(ofKind(day, value as HolidayKind))}
        />
      </span>
      {'daysAfter' in day ? (
        <NumberInput
          label={t('admin.days.after')}
          value={day.daysAfter}
          onChange={(value) => onPut({ ...day, daysAfter: value as number })}
        />
      ) : (
        <input
          type="date"
          aria-label={t('admin.days.date')}
          className={styles.date}
          value={'date' in day ? day.date : `${year}-${day.yearly}`}
          onChange={(event) => {
            const date = event.target.value;
            onPut('date' in day ? { ...day, date } : { ...day, yearly: date.slice(5) });
          }}
        />
      )}
    </>
  );
}
