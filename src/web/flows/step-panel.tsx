import { useTranslation } from 'react-i18next';
import { exitsOf } from '../../core/flow/exits.ts';
import { Icon } from '../ui/icon.tsx';
import { NoteField } from '../ui/note-field.tsx';
import { CheckedField } from './checked-field.tsx';
import { openExit } from './connect-exit.ts';
import { useEditing } from './editor-context.tsx';
import { ExitField } from './exit-field.tsx';
import fields from './fields.module.css';
import styles from './inspector.module.css';
import { ProblemLine } from './problem-line.tsx';
import { StepActs } from './step-acts.tsx';
import { StepFields } from './step-fields.tsx';
import { stepIcon } from './step-icon.ts';
import { StepOrigins } from './step-origins.tsx';
import { useStepWords } from './use-step-words.ts';

/** The first field of the inspector: where the focus goes from a step. */
export const stepNameField = 'flow-step-name';

/** Everything of one step: its name, its fields, where it leads, where it comes from, and what can be done with it. */
export function StepPanel({ name }: { name: string }) {
  const { t } = useTranslation();
  const { page, definition, change, select, problems } = useEditing();
  const words = useStepWords(page.surroundings);
  const step = definition.steps[name];
  if (!step) return null;
  const faultOfName = (text: string): string | null => {
    const wanted = text.trim();
    if (wanted === '' || wanted.length > 60 || wanted === openExit) return t('flow.name.fault');
    return Object.hasOwn(definition.steps, wanted) && wanted !== name ? t('flow.name.taken') : null;
  };
  const rename = (text: string): void => {
    change({ kind: 'rename', from: name, to: text.trim() });
    select(text.trim());
  };
  const exits = exitsOf(step).filter(({ exit }) => step.kind !== 'menu' || exit === 'none');
  return (
    <>
      <p className={styles.kind}>
        <Icon of={stepIcon[step.kind]} />
        {words.kind(step.kind)}
      </p>
      {problems
        .filter((problem) => problem.step === name)
        .map((problem, at) => (
          <ProblemLine key={at} problem={problem} />
        ))}
      <CheckedField
        key={name}
        id={stepNameField}
        label={t('flow.field.name')}
        value={name}
        isKeptAtEnd
        faultOf={faultOfName}
        onKeep={rename}
      />
      <StepFields key={`${name}-fields`} name={name} step={step} />
      {exits.length > 0 && (
        <fieldset className={fields.group}>
          <legend>{t('flow.field.exits')}</legend>
          {exits.map(({ exit }) => (
            <ExitField key={exit} from={{ step: name, exit }} word={words.exit(exit)} />
          ))}
        </fieldset>
      )}
      <StepOrigins name={name} />
      <NoteField
        label={t('flow.field.comment')}
        value={definition.comments?.[name] ?? ''}
        maxLength={1_000}
        onChange={(event) => change({ kind: 'comment', name, comment: event.target.value })}
      />
      <StepActs name={name} />
    </>
  );
}
