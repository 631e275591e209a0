import type { ReactNode } from 'react';
import styles from './tag.module.css';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent';

/** A short word in a box; the tones carry a meaning, neutral carries none. */
export function Tag({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={styles.tag} data-tone={tone}>
      {children}
    </span>
  );
}

/** A count, in ink. `word` says what is counted where no text beside it does. */
export function Badge({ count, word }: { count: number; word?: string }) {
  return (
    <span className={styles.badge}>
      {count}
      {word !== undefined && <span className="visually-hidden"> {word}</span>}
    </span>
  );
}
