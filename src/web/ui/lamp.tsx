import type { ReactNode } from 'react';
import styles from './lamp.module.css';

export type LampState = 'ready' | 'offered' | 'live' | 'hold' | 'wrap' | 'paused' | 'offline' | 'unreachable';

export interface LampProps {
  state: LampState;
  /** Said to a screen reader; shown beside the lamp with `showWord`. */
  word: string;
  size?: 20 | 24 | 56;
  /** Outlined: scheduled or unanswered, nothing runs yet. */
  open?: boolean;
  /** The channel's glyph in place of the state's. */
  glyph?: ReactNode;
  showWord?: boolean;
}

/** A state as solid, glyph and word: colour is never alone. */
export function Lamp({ state, word, size = 20, open, glyph, showWord }: LampProps) {
  return (
    <span className={styles.lamp} data-size={size}>
      <span className={styles.solid} data-state={state} data-size={size} data-open={open ? '' : undefined}>
        {glyph ?? <StateGlyph state={state} />}
      </span>
      <span className={showWord ? undefined : 'visually-hidden'}>{word}</span>
    </span>
  );
}

const bars = <path d="M4.25 3h2.5v10h-2.5zM9.25 3h2.5v10h-2.5z" />;

const shapes: Record<LampState, ReactNode> = {
  ready: <circle cx="8" cy="8" r="5.6" />,
  offered: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 2.6A5.4 5.4 0 0 1 13.4 8H8z" />
    </>
  ),
  live: <rect x="3" y="3" width="10" height="10" rx="1" />,
  hold: bars,
  wrap: (
    <path
      className={styles.line}
      d="M14.1 4.5a.7.7 0 0 0-2.6-2.6L2.6 10.8a1.3 1.3 0 0 0-.4.5l-.9 2.9a.3.3 0 0 0 .4.4l2.9-.9a1.3 1.3 0 0 0 .6-.3zM10 3.3l2.7 2.7"
    />
  ),
  paused: bars,
  offline: <circle cx="8" cy="8" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  unreachable: <path d="M9.2 1.5 3.6 9h3.6l-.6 5.5L12.4 7H8.8z" />,
};

/** The glyph alone, beside a word in a table. */
export function StateGlyph({ state }: { state: LampState }) {
  return (
    <svg className={styles.glyph} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      {shapes[state]}
    </svg>
  );
}
