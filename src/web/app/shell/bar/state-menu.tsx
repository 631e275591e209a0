import { useTranslation } from 'react-i18next';
import { Chevron } from '../../../ui/button.tsx';
import { Menu, type MenuProps } from '../../../ui/menu.tsx';
import { Timer } from '../../../ui/timer.tsx';
import styles from './state-menu.module.css';

export interface StateMenuProps {
  /** The state in words: `Na příjmu`, `Oběd`. */
  word: string;
  since: number;
  states: MenuProps['groups'];
}

/** The agent's state with its time; it opens the choice of another. */
export function StateMenu({ word, since, states }: StateMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      groups={states}
      trigger={
        <button type="button" className={styles.state} title={t('bar.chooseState')}>
          <span className={styles.word}>{word}</span>
          <span className={styles.time}>
            <Timer since={since} padded />
          </span>
          <Chevron />
        </button>
      }
    />
  );
}

/** In a contact: what comes after it. */
export function NextStateMenu({ word, states }: Omit<StateMenuProps, 'since'>) {
  const { t } = useTranslation();
  return (
    <Menu
      groups={states}
      trigger={
        <button type="button" className={styles.next} title={t('bar.nextState')}>
          <span className={styles.nextWord}>{t('bar.next', { state: word })}</span>
          <Chevron />
        </button>
      }
    />
  );
}
