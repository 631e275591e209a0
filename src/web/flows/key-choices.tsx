import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { openExit } from './connect-exit.ts';
import { useEditing } from './editor-context.tsx';
import { ExitField } from './exit-field.tsx';
import { digitKeys, type FieldsProps, replaceAt, withoutAt } from './field-parts.ts';
import styles from './fields.module.css';
import { spokenLanguages } from './new-step.ts';
import { SelectField } from './select-field.tsx';

interface KeyRowsProps<Choice extends { digit: string }> {
  title: string;
  choices: readonly Choice[];
  max: number;
  onChange: (choices: Choice[]) => void;
  /** A new one for the next free key. */
  add: (digit: string) => Choice;
  children: (choice: Choice, at: number) => React.ReactNode;
}

/** What each key does: its digit, what follows, and a button that takes it away. */
function KeyRows<Choice extends { digit: string }>(props: KeyRowsProps<Choice>) {
  const { title, choices, max, onChange, add, children } = props;
  const { t } = useTranslation();
  const free = digitKeys.find((digit) => !choices.some((one) => one.digit === digit)) ?? '#';
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {choices.map((choice, at) => (
        <div key={at} className={styles.row}>
          <SelectField
            label={t('flow.field.digit')}
            place="said"
            value={choice.digit}
            options={digitKeys.map((value) => ({ value, word: value }))}
            onChoose={(digit) => onChange(replaceAt(choices, at, { ...choice, digit }))}
          />
          {children(choice, at)}
          <IconButton
            size="small"
            label={t('flow.choice.remove', { digit: choice.digit })}
            icon={<Icon of={X} size={14} />}
            disabled={choices.length === 1}
            onClick={() => onChange(withoutAt(choices, at))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon of={Plus} size={14} />}
        disabled={choices.length >= max}
        onClick={() => onChange([...choices, add(free)])}
      >
        {t('flow.choice.add')}
      </Button>
    </fieldset>
  );
}

export function MenuChoices({ step, name, onPut }: FieldsProps<'menu'>) {
  const { t } = useTranslation();
  return (
    <KeyRows
      title={t('flow.field.keys')}
      choices={step.choices}
      max={12}
      onChange={(choices) => onPut({ choices })}
      add={(digit) => ({ digit, next: openExit })}
    >
      {(choice) => (
        <ExitField
          from={{ step: name, exit: choice.digit }}
          word={t('flow.choice.leads', { digit: choice.digit })}
          place="said"
        />
      )}
    </KeyRows>
  );
}

export function LanguageChoices({ step, onPut }: FieldsProps<'language'>) {
  const { t } = useTranslation();
  const formats = useFormats();
  const languages = spokenLanguages(useEditing().page.surroundings);
  const options = languages.map((value) => ({ value, word: formats.languageName(value) }));
  return (
    <KeyRows
      title={t('flow.field.keys')}
      choices={step.choices}
      max={10}
      onChange={(choices) => onPut({ choices })}
      add={(digit) => ({ digit, language: languages[0] ?? 'en' })}
    >
      {(choice, at) => (
        <SelectField
          label={t('flow.choice.language', { digit: choice.digit })}
          place="said"
          value={choice.language}
          options={options}
          onChoose={(language) => onPut({ choices: replaceAt(step.choices, at, { ...choice, language }) })}
        />
      )}
    </KeyRows>
  );
}
