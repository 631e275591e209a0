import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import { useEditing } from './editor-context.tsx';
import styles from './fields.module.css';
import { type Option, SelectField } from './select-field.tsx';
import { heardLanguages, unchosen } from './new-step.ts';

interface PromptFieldProps {
  label: string;
  value: string | null;
  /** What it means that none is chosen, where that is allowed. */
  none?: string;
  onChoose: (prompt: string | null) => void;
}

/** Which prompt is heard, in which languages it can be, and what it says. */
export function PromptField({ label, value, none, onChoose }: PromptFieldProps) {
  const { t } = useTranslation();
  const { prompts } = useEditing().page.surroundings;
  const options: Option[] = prompts.map(({ key }) => ({ value: key, word: key }));
  if (none !== undefined) options.unshift({ value: '', word: none });
  if (value === unchosen) options.unshift({ value: unchosen, word: t('flow.unchosen') });
  const isThere = value === null || prompts.some(({ key }) => key === value);
  return (
    <SelectField
      label={label}
      value={value ?? ''}
      options={options}
      wrong={!isThere}
      onChoose={(prompt) => onChoose(prompt === '' ? null : prompt)}
    >
      {value !== null && isThere && <PromptTexts prompt={value} />}
    </SelectField>
  );
}

function PromptTexts({ prompt }: { prompt: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { surroundings } = useEditing().page;
  const languages = heardLanguages(surroundings);
  const found = surroundings.prompts.find(({ key }) => key === prompt);
  const isSpoken = (language: string): boolean => found?.languages.includes(language) ?? false;
  const [text] = languages.flatMap((one) => found?.texts[one] ?? []);
  return (
    <div className={styles.prompt}>
      <ul className={styles.languages} aria-label={t('flow.prompt.languages')}>
        {languages.map((one) => (
          <li key={one} data-missing={isSpoken(one) ? undefined : ''} title={formats.languageName(one)}>
            {one} <span aria-hidden="true">{isSpoken(one) ? '✓' : '!'}</span>
            <span className="visually-hidden">{t(isSpoken(one) ? 'flow.prompt.there' : 'flow.prompt.missing')}</span>
          </li>
        ))}
      </ul>
      {text !== undefined && <q className={styles.text}>{text}</q>}
    </div>
  );
}
