import { useTranslation } from 'react-i18next';
import { useEditing } from './editor-context.tsx';
import { SeverityMark } from './problem-line.tsx';
import styles from './problems.module.css';
import { useProblemSentence } from './use-problem-sentence.ts';

/** What is wrong with the flow as it is drawn, the errors first; each leads to its step. */
export function ProblemsPanel() {
  const { t } = useTranslation();
  const sentence = useProblemSentence();
  const { problems, select } = useEditing();
  const errors = problems.filter(({ severity }) => severity === 'error');
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  return (
    <section className={styles.panel} aria-label={t('flow.problems')}>
      <header className={styles.head}>
        <h2>{t('flow.problems')}</h2>
        <span role="status">
          {problems.length === 0
            ? t('flow.problems.none')
            : t('flow.problems.count', { errors: errors.length, warnings: warnings.length })}
        </span>
        {errors.length > 0 && <span className={styles.aside}>{t('flow.problems.hint')}</span>}
      </header>
      {problems.length > 0 && (
        <ul className={styles.list}>
          {[...errors, ...warnings].map((problem, at) => (
            <li key={at}>
              <button type="button" className={styles.problem} onClick={() => select(problem.step)}>
                <SeverityMark severity={problem.severity} />
                <strong>{problem.step ?? t('flow.tab.flow')}</strong>
                <span>{sentence(problem)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
