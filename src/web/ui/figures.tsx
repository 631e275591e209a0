import type { ReactNode } from 'react';
import styles from './figures.module.css';

export interface Figure {
  key: string;
  value: ReactNode;
  label: string;
  /** The same of the team, and of how many. */
  compare?: ReactNode;
}

/** Large figures two abreast, each with its word under it. */
export function Figures({ figures }: { figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.key}>
          <dt>{figure.label}</dt>
          <dd className={styles.value}>{figure.value}</dd>
          {figure.compare !== undefined && <dd className={styles.compare}>{figure.compare}</dd>}
        </div>
      ))}
    </dl>
  );
}
