import type { ReactNode } from 'react';
import styles from './stat-strip.module.css';

export interface Stat {
  key: string;
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  tone?: 'bad';
}

/** Up to four figures side by side. With `lead` the first is the one that was asked for and the only one at 28 px. */
export function StatStrip({ stats, lead }: { stats: readonly Stat[]; lead?: boolean }) {
  return (
    <dl className={styles.strip} data-lead={lead ? '' : undefined}>
      {stats.map((stat) => (
        <div key={stat.key}>
          <dt>{stat.label}</dt>
          <dd className={styles.value} data-tone={stat.tone}>
            {stat.value}
          </dd>
          {stat.detail !== undefined && <dd className={styles.detail}>{stat.detail}</dd>}
        </div>
      ))}
    </dl>
  );
}
