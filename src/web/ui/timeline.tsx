import type { ReactNode } from 'react';
import styles from './timeline.module.css';

export interface TimelineItem {
  key: string;
  time: string;
  /** An icon of 16, or a `TimelineMark`. */
  glyph: ReactNode;
  text: ReactNode;
  detail?: ReactNode;
  /** The contact that runs now stands out. */
  strong?: boolean;
}

/** One rail, newest first: when, what kind, what happened. */
export function Timeline({ items, label, more }: { items: readonly TimelineItem[]; label: string; more?: ReactNode }) {
  return (
    <>
      <ol className={styles.timeline} aria-label={label}>
        {items.map((item) => (
          <li key={item.key}>
            <span className={styles.time}>{item.time}</span>
            <span className={styles.glyph}>{item.glyph}</span>
            <div className={styles.what}>
              <div className={styles.text} data-strong={item.strong ? '' : undefined}>
                {item.text}
              </div>
              {item.detail !== undefined && <div className={styles.detail}>{item.detail}</div>}
            </div>
          </li>
        ))}
      </ol>
      {more !== undefined && <div className={styles.more}>{more}</div>}
    </>
  );
}

/** ◆ an automatic act with its cause, ■ the contact that runs now, ◇ something done by the system for the record. */
export function TimelineMark({ kind }: { kind: 'automatic' | 'now' | 'noted' }) {
  return (
    <svg className={styles.mark} data-kind={kind} viewBox="0 0 16 16" aria-hidden="true">
      {kind === 'now' ? <rect x="4" y="4" width="8" height="8" /> : <path d="M8 3.5 12.5 8 8 12.5 3.5 8z" />}
    </svg>
  );
}
