import { useTranslation } from 'react-i18next';
import styles from './skip-links.module.css';

export type Pane = 'bar' | 'roster' | 'stage' | 'context';

/** The first stops of Tab; seen only while one of them has the focus. */
export function SkipLinks({ panes, onSkip }: { panes: readonly Pane[]; onSkip: (to: Pane) => void }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.skips} aria-label={t('app.skips')}>
      {panes.map((pane) => (
        <button key={pane} type="button" onClick={() => onSkip(pane)}>
          {t(`app.skip.${pane}`)}
        </button>
      ))}
    </nav>
  );
}
