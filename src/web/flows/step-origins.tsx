import { useTranslation } from 'react-i18next';
import { TextButton } from '../ui/button.tsx';
import { allExits, leadingTo } from './edit-flow.ts';
import { useEditing } from './editor-context.tsx';
import styles from './inspector.module.css';
import { SelectField } from './select-field.tsx';
import { useStepWords } from './use-step-words.ts';

/** What leads to a step, and the way to move it behind another without a mouse. */
export function StepOrigins({ name }: { name: string }) {
  const { t } = useTranslation();
  const { page, definition, change, select } = useEditing();
  const words = useStepWords(page.surroundings);
  const wordOf = (step: string, exit: string): string => t('flow.exit.of', { step, exit: words.exit(exit) });
  const others = allExits(definition).filter(({ step }) => step !== name);
  const origins = leadingTo(definition, name);
  const move = (value: string): void => {
    const to = others[Number(value)];
    if (to) change({ kind: 'move', name, after: { step: to.step, exit: to.exit } });
  };
  return (
    <div className={styles.origins}>
      <h2 className={styles.head}>{t('flow.origins')}</h2>
      {definition.start === name && <p className={styles.quiet}>{t('flow.origins.start')}</p>}
      {origins.length === 0 && definition.start !== name && <p className={styles.quiet}>{t('flow.origins.none')}</p>}
      {origins.map(({ step, exit }, at) => (
        <TextButton key={at} onClick={() => select(step)}>
          {wordOf(step, exit)}
        </TextButton>
      ))}
      <SelectField
        label={t('flow.move')}
        value=""
        options={[
          { value: '', word: t('flow.move.choose') },
          ...others.map(({ step, exit }, at) => ({ value: String(at), word: wordOf(step, exit) })),
        ]}
        onChoose={move}
      />
    </div>
  );
}
