import { useTranslation } from 'react-i18next';
import type { StateLimit } from '../../../../shared/api/session.ts';
import { Chevron } from '../../../ui/button.tsx';
import { Menu, type MenuProps } from '../../../ui/menu.tsx';
import styles from './state-menu.module.css';
import { StateTime } from './state-time.tsx';

export interface StateMenuProps {
  /** The state in words: `Na příjmu`, `Oběd`. */
  word: string;
  since: number;
  /** From when on its time stands out. */
  limit?: StateLimit | null;
  states: MenuProps['groups'];
}

/** The agent's state with its time; it opens the choice of another. */
export function StateMenu({ word, since, limit = null, states }: StateMenuProps) {
  const { t } = useTranslation();
  return (
    <Menu
      groups={states}
      trigger={
        <button type="button" className={styles.state} title={t('bar.chooseState')}>
          <span className={styles.word}>{word}</span>
          <StateTime since={since} limit={limit} />
          <Chevron />
        </button>
      }
    />
  );
}

/** In a contact: what comes after it. */
export function NextStateMenu({ word, states }: Pick<StateMenuProps, 'word' | 'states'>) {
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
