import type { ReactNode } from 'react';
import styles from './schedule.module.css';

export interface ScheduleRow {
  key: string;
  time: string;
  glyph?: ReactNode;
  what: ReactNode;
  aside?: ReactNode;
  done?: boolean;
}

/** Times of a day in a first column, 28 high: breaks, acts of a call, recent contacts. */
export function Schedule({ rows, label }: { rows: readonly ScheduleRow[]; label: string }) {
  return (
    <ul className={styles.schedule} aria-label={label}>
      {rows.map((row) => (
        <li key={row.key}>
          <span className={styles.time}>{row.time}</span>
          {row.glyph}
          <span className={styles.what}>{row.what}</span>
          {row.aside !== undefined && (
            <span className={styles.aside} data-done={row.done ? '' : undefined}>
              {row.aside}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
