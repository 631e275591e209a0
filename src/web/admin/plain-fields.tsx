import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../shared/languages.generated.ts';
import { useFormats } from '../app/reader.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { useItems } from './config-queries.ts';
import { FieldRow } from './field-row.tsx';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { FormField } from './noun-forms.ts';
import { unitMs } from './say-value.ts';

type Of<Kind extends FormField['kind']> = { field: Extract<FormField, { kind: Kind }> };

export function TextField({ field }: { field: FormField }) {
  const { draft, put } = useForm();
  return (
    <FieldRow field={field}>
      {({ id, about, isWrong }) => (
        <input
          id={id}
          className={styles.input}
          value={(draft.settings[field.key] as string | null) ?? ''}
          type={field.kind === 'email' ? 'email' : 'text'}
          aria-describedby={about}
          aria-invalid={isWrong || undefined}
          onChange={(event) =>
            put(field.key, event.target.value === '' && field.isOptional ? null : event.target.value)
          }
        />
      )}
    </FieldRow>
  );
}

/** A number, or a time in the unit in which people say it. */
export function NumberField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const unit = field.kind === 'time' ? field.unit : null;
  const times = unit ? unitMs[unit] : 1;
  return (
    <FieldRow field={field}>
      {({ id, about, isWrong }) => (
        <span className={styles.measured}>
          <NumberInput
            id={id}
            value={draft.settings[field.key] as number | null}
            times={times}
            about={about}
            isWrong={isWrong}
            onChange={(value) => put(field.key, value)}
          />
          {unit && <span className={styles.unit}>{t(`admin.unitName.${unit}`)}</span>}
        </span>
      )}
    </FieldRow>
  );
}

interface NumberInputProps {
  id?: string;
  label?: string;
  /** Null where what was typed is no number. */
  value: number | null;
  times?: number;
  about?: string | undefined;
  isWrong?: boolean;
  onChange: (value: number | null) => void;
}

const readNumber = (text: string): number | null => {
  const value = text.trim() === '' ? Number.NaN : Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
};

/** What is typed stays as it was typed, also while it is no number yet. */
export function NumberInput({ id, label, value, times = 1, about, isWrong = false, onChange }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const scaled = (text: string): number | null => {
    const read = readNumber(text);
    return read === null ? null : Math.round(read * times * 1_000) / 1_000;
  };
  const isMine = typed !== null && scaled(typed) === value;
  const shown = isMine ? typed : value === null ? (typed ?? '') : String(value / times);
  return (
    <input
      id={id}
      aria-label={label}
      className={styles.number}
      inputMode="decimal"
      value={shown}
      aria-describedby={about}
      aria-invalid={isWrong || undefined}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(scaled(event.target.value));
      }}
    />
  );
}

/** On or off; `calls` are kept as how many at once. */
export function SwitchField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const value = draft.settings[field.key];
  const asKept = (isOn: boolean): boolean | number => (field.kind === 'calls' ? Number(isOn) : isOn);
  return (
    <FieldRow field={field} isGroup>
      {({ about }) => (
        <Checkbox
          checked={value === true || value === 1}
          aria-describedby={about}
          onChange={(event) => put(field.key, asKept(event.target.checked))}
        >
          {t(`admin.switch.${field.key}`)}
        </Checkbox>
      )}
    </FieldRow>
  );
}

interface SelectRowProps {
  field: FormField;
  options: readonly { value: string; word: string }[];
  /** The word for null, where that may be chosen. */
  none?: string;
}

/** One of several. What stands there but cannot be chosen any more is shown as it stands. */
export function SelectRow({ field, options, none }: SelectRowProps) {
  const { draft, put } = useForm();
  const value = (draft.settings[field.key] as string | null) ?? '';
  const isKnown = value === '' || options.some((option) => option.value === value);
  return (
    <FieldRow field={field}>
      {({ id, about, isWrong }) => (
        <select
          id={id}
          className={styles.select}
          value={value}
          aria-describedby={about}
          aria-invalid={isWrong || undefined}
          onChange={(event) =>
            put(field.key, event.target.value === '' && none !== undefined ? null : event.target.value)
          }
        >
          {(none !== undefined || value === '') && <option value="">{none ?? ''}</option>}
          {!isKnown && <option value={value}>{value}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.word}
            </option>
          ))}
        </select>
      )}
    </FieldRow>
  );
}

export function ChoiceField({ field }: Of<'choice'>) {
  const { t } = useTranslation();
  const options = field.values.map((value) => ({ value, word: t(`admin.choice.${field.key}.${value}`) }));
  return <SelectRow field={field} options={options} />;
}

/** Zvon's own prompts are spoken in these; a tenant may have others. */
export function LanguageField({ field }: { field: FormField }) {
  const { languageName } = useFormats();
  return <SelectRow field={field} options={languages.map((value) => ({ value, word: languageName(value) }))} />;
}

export function TimeZoneField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const options = Intl.supportedValuesOf('timeZone').map((value) => ({ value, word: value.replaceAll('_', ' ') }));
  return <SelectRow field={field} options={options} none={t('admin.timeZone.own')} />;
}

export function OneField({ field }: Of<'one'>) {
  const { t } = useTranslation();
  const { data = [] } = useItems(field.noun);
  const options = data
    .filter(({ retiredAt }) => retiredAt === null)
    .map(({ key, name }) => ({ value: key, word: name }));
  return <SelectRow field={field} options={options} none={field.isOptional && t(`admin.none.${field.key}`)} />;
}

export function ManyField({ field }: Of<'many'>) {
  const { t } = useTranslation();
  const { draft, put } = useForm();
  const { data = [] } = useItems(field.noun);
  const chosen = draft.settings[field.key] as string[];
  const offered = data.filter(({ key, retiredAt }) => retiredAt === null || chosen.includes(key));
  return (
    <FieldRow field={field} isGroup>
      {() =>
        offered.length === 0 ? (
          <p className={styles.hint}>{t('admin.many.none')}</p>
        ) : (
          <div className={styles.checks}>
            {offered.map(({ key, name }) => (
              <Checkbox
                key={key}
                checked={chosen.includes(key)}
                onChange={(event) =>
                  put(field.key, event.target.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
                }
              >
                {name}
              </Checkbox>
            ))}
          </div>
        )
      }
    </FieldRow>
  );
}
