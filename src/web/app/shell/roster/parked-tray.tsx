import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParkedWhy } from '../../../../shared/wrap-up.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Badge } from '../../../ui/tag.tsx';
import { useRosterWords } from '../use-narrow.ts';
import styles from './parked-tray.module.css';

export interface ParkedTrayProps {
  count: number;
  /** Why they wait; null where each has its own reason. */
  why: ParkedWhy | null;
  onOpen: () => void;
  /** `RosterRow`s of the forms that wait. */
  children: ReactNode;
}

/** Forms that were put aside, at the foot of the roster while another form is being filled. */
export function ParkedTray({ count, why, onOpen, children }: ParkedTrayProps) {
  const { t } = useTranslation();
  const titled = useRosterWords(styles.title);
  const opener = useRosterWords(styles.open);
  const kept = useRosterWords(styles.kept);
  return (
    <section className={styles.tray}>
      <header>
        <h2 className={titled}>{t('roster.parked')}</h2>
        <Badge count={count} />
        <button type="button" className={opener} onClick={onOpen}>
          {t('roster.parked.open')}
          <Icon of={ChevronRight} />
        </button>
      </header>
      <ul>{children}</ul>
      <p className={kept}>{t(`roster.parked.kept.${why ?? 'any'}`)}</p>
    </section>
  );
}
