import { useTranslation } from 'react-i18next';
import type { QueueSettings } from '../../../shared/config/queue.ts';
import { formatDuration } from '../../ui/duration.ts';
import styles from './ladder.module.css';
import { rungsOf } from './rungs-of.ts';

interface LadderProps {
  steps: QueueSettings['relaxations'];
  skills: QueueSettings['skills'];
}

/** Who may answer and from when: a rung for each time that less is asked. */
export function Ladder({ steps, skills }: LadderProps) {
  const { t } = useTranslation();
  const rungs = rungsOf(steps, skills);
  return (
    <ol className={styles.ladder} aria-label={t('admin.ladder')}>
      {rungs.map(({ fromMs, level, isFirstOnly }, nth) => (
        <li key={fromMs} data-rung={Math.min(nth, 3)}>
          <span className={styles.rung}>
            <b>{level <= 1 ? t('admin.ladder.any') : t('admin.ladder.level', { level })}</b>
            <span>{t(isFirstOnly ? 'admin.ladder.first' : 'admin.ladder.all', { count: skills.length })}</span>
          </span>
          <span className={styles.from}>{formatDuration(fromMs)}</span>
        </li>
      ))}
    </ol>
  );
}
