import { CircleAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FlowProblem } from '../../shared/api/flows.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './problems.module.css';
import { useProblemSentence } from './use-problem-sentence.ts';

/** An error is a filled sign and its word, a warning another: never told by colour alone. */
export function SeverityMark({ severity }: { severity: FlowProblem['severity'] }) {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} data-severity={severity}>
      <Icon of={severity === 'error' ? CircleAlert : TriangleAlert} />
      <span className="visually-hidden">{t(`flow.severity.${severity}`)}</span>
    </span>
  );
}

export function ProblemLine({ problem }: { problem: FlowProblem }) {
  const sentence = useProblemSentence();
  return (
    <p className={styles.line}>
      <SeverityMark severity={problem.severity} />
      {sentence(problem)}
    </p>
  );
}
