import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import { useEditing } from './editor-context.tsx';
import { SelectField } from './select-field.tsx';
import styles from './inspector.module.css';

/** The flow as a whole: where it begins and what is dialled to come to it. */
export function FlowPanel() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { page, definition, change } = useEditing();
  const names = Object.keys(definition.steps);
  return (
    <>
      <SelectField
        label={t('flow.field.start')}
        value={definition.start}
        wrong={!Object.hasOwn(definition.steps, definition.start)}
        options={names.map((value) => ({ value, word: value }))}
        onChoose={(name) => change({ kind: 'begin-with', name })}
      />
      <div>
        <h2 className={styles.head}>{t('flow.numbers')}</h2>
        <p className={styles.quiet}>{page.numbers.map(formats.phone).join(', ') || t('flow.numbers.none')}</p>
      </div>
      <p className={styles.quiet}>{t('flow.panel.hint')}</p>
    </>
  );
}
