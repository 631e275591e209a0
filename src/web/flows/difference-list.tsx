import { useTranslation } from 'react-i18next';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Tag } from '../ui/tag.tsx';
import { diffFlow, type FieldChange, isSame, type StepChange } from './diff-flow.ts';
import styles from './dialogs.module.css';

/** The words of the inspector for the fields of a step. */
const fieldWords: Record<string, string> = {
  ...{ prompt: 'flow.field.prompt', retryPrompt: 'flow.field.retryPrompt', choices: 'flow.field.keys' },
  ...{ waitMs: 'flow.field.wait', tries: 'flow.field.tries', attribute: 'flow.field.attribute' },
  ...{ type: 'flow.field.type', check: 'flow.field.check', lengthMin: 'flow.field.lengthMin' },
  ...{ lengthMax: 'flow.field.lengthMax', finishOn: 'flow.field.finishOn', calendar: 'flow.field.calendar' },
  ...{ all: 'flow.field.tests', attributes: 'flow.field.sets', priority: 'flow.field.priority' },
  ...{ refuseDigit: 'flow.field.refuseDigit', queue: 'flow.kind.queue', positionEveryMs: 'flow.field.positionEvery' },
  ...{ next: 'flow.exit.next', none: 'flow.exit.none', invalid: 'flow.exit.invalid', open: 'flow.exit.open' },
  ...{ closed: 'flow.exit.closed', holiday: 'flow.exit.holiday', yes: 'flow.exit.yes', no: 'flow.exit.no' },
  ...{ comment: 'flow.field.comment' },
};

/** A field of the step in words, and what of it in its own: a list counts from 1. */
function fieldWord(path: string, t: (key: string) => string): string {
  const [field = '', ...rest] = path.split('.');
  const within = rest.map((one) => (/^\d+$/.test(one) ? String(Number(one) + 1) : one)).join(' ');
  const word = fieldWords[field];
  return [word === undefined ? field : t(word), within].filter(Boolean).join(' ');
}

const tones = { added: 'good', removed: 'bad', changed: 'neutral' } as const;
const nothing: FlowDefinition = { start: '', steps: {} };

/** What is different for callers, step by step: the value before and after of each field. */
export function DifferenceList({ before, after }: { before: FlowDefinition | null; after: FlowDefinition }) {
  const { t } = useTranslation();
  const difference = diffFlow(before ?? nothing, after);
  if (isSame(difference)) return <EmptyState>{t('flow.diff.none')}</EmptyState>;
  return (
    <ul className={styles.differences} aria-label={t('flow.diff')}>
      {difference.start && before && (
        <li>
          <Tag>{t('flow.diff.changed')}</Tag>
          <strong>{t('flow.field.start')}</strong>
          <Field change={{ path: '', ...difference.start }} />
        </li>
      )}
      {difference.steps.map((change) => (
        <Step key={change.step} change={change} />
      ))}
    </ul>
  );
}

function Step({ change }: { change: StepChange }) {
  const { t } = useTranslation();
  return (
    <li>
      <Tag tone={tones[change.kind]}>{t(`flow.diff.${change.kind}`)}</Tag>
      <strong>{change.step}</strong>
      {change.kind === 'changed' && change.fields.map((field) => <Field key={field.path} change={field} />)}
    </li>
  );
}

function Field({ change }: { change: FieldChange }) {
  const { t } = useTranslation();
  const shown = (value: unknown): string =>
    value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
  return (
    <p className={styles.field}>
      {change.path !== '' && <span className={styles.path}>{fieldWord(change.path, t)}</span>}
      <del>
        <span className="visually-hidden">{t('flow.diff.before')} </span>
        {shown(change.before)}
      </del>
      <span aria-hidden="true">→</span>
      <ins>
        <span className="visually-hidden">{t('flow.diff.after')} </span>
        {shown(change.after)}
      </ins>
    </p>
  );
}
