import { Hourglass, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { alarmOf } from '../../../../core/desk/state-alarm.ts';
import type { StateLimit } from '../../../../shared/api/session.ts';
import { useNow } from '../../../ui/clock.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Timer } from '../../../ui/timer.tsx';
import styles from './state-menu.module.css';

/** How long a state lasts; near its limit and beyond it a glyph and a word say so beside the colour. */
export function StateTime({ since, limit }: { since: number; limit: StateLimit | null }) {
  const { t } = useTranslation();
  const alarm = alarmOf(limit, useNow() - since);
  const word = alarm ? t(`bar.stateTime.${alarm}`) : undefined;
  return (
    <span className={styles.time} data-alarm={alarm ?? undefined} title={word}>
      {alarm && (
        <>
          <Icon of={alarm === 'red' ? TriangleAlert : Hourglass} />
          <span className="visually-hidden">{word}</span>
        </>
      )}
      <Timer since={since} padded />
    </span>
  );
}
