import type { ReactNode } from 'react';
import styles from './page.module.css';

interface PageProps {
  /** The id of its heading, where nothing in it takes the focus: the keys scroll it only where it does itself. */
  scrolledByKeysAs?: string;
  children: ReactNode;
}

/** The frame of a page that fills the stage and scrolls as a whole. */
export function Page({ scrolledByKeysAs, children }: PageProps) {
  if (scrolledByKeysAs === undefined) return <div className={styles.page}>{children}</div>;
  return (
    <div className={styles.page} role="region" aria-labelledby={scrolledByKeysAs} tabIndex={0}>
      {children}
    </div>
  );
}
