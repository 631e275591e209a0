import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  key?: string;
  label: ReactNode;
  value: ReactNode;
  icon?: ReactNode;
  tone?: 'plain' | 'strong' | 'bad' | 'good' | 'quiet';
}

/** Label left, value right, a row of 24 each. A bad value carries its triangle. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact, nth) => (
        <div key={fact.key ?? nth}>
          <dt>
            {fact.icon}
            {fact.label}
          </dt>
          <dd data-tone={fact.tone}>
            {fact.tone === 'bad' && <Triangle />}
            {fact.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The shape of what is over its limit. */
export function Triangle() {
  return (
    <svg className={styles.triangle} viewBox="0 0 10 9" aria-hidden="true">
      <path d="M5 0 10 9H0z" />
    </svg>
  );
}
