import type { ReactNode } from 'react';
import { useNow } from '../../../ui/clock.tsx';
import styles from './bar.module.css';

export type BarTone = 'rest' | 'live' | 'hold' | 'wrap' | 'offered';

export interface BarProps {
  /**
   * How urgent, as width: `rest` leaves the lamp its 56 px, `live`, `hold` and `wrap` light the 316 px over the roster,
   * `offered` lights the whole bar.
   */
  tone: BarTone;
  lamp: ReactNode;
  left: ReactNode;
  middle: ReactNode;
  right: ReactNode;
  /** What runs out, by the server's deadline. */
  drain?: { from: number; until: number };
}

/** The grid of the phone bar; it is the shell's grid, so that the lines run through. */
export function Bar({ tone, lamp, left, middle, right, drain }: BarProps) {
  return (
    <div className={styles.bar} data-tone={tone}>
      <div className={styles.lit}>
        {lamp}
        <div className={styles.left}>{left}</div>
      </div>
      <div className={styles.middle}>{middle}</div>
      <div className={styles.right}>{right}</div>
      {drain && <Drain {...drain} />}
    </div>
  );
}

function Drain({ from, until }: { from: number; until: number }) {
  const now = useNow();
  const share = Math.min(1, Math.max(0, (until - now) / Math.max(1, until - from)));
  return (
    <div className={styles.drain} aria-hidden="true">
      <div style={{ width: `${share * 100}%` }} />
    </div>
  );
}
