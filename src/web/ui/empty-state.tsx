import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** What is not here, why, and the one thing that can be done. */
export function EmptyState({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>{children}</p>
      {action}
    </div>
  );
}
