import type { ReactNode } from 'react';
import styles from './panel.module.css';

export interface PanelProps {
  title: ReactNode;
  aside?: ReactNode;
  /** Shown over data that could not be refreshed: of when they are, and a way to try again. */
  stale?: { said: ReactNode; retry: ReactNode };
  children: ReactNode;
}

/** A bordered part of a page of panels, as on the customer's overview. */
export function Panel({ title, aside, stale, children }: PanelProps) {
  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {stale && (
        <div className={styles.stale}>
          <span>{stale.said}</span>
          {stale.retry}
        </div>
      )}
      <div className={styles.body} data-stale={stale ? '' : undefined}>
        {children}
      </div>
    </section>
  );
}
