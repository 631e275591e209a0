import { Check } from 'lucide-react';
import styles from './checks.module.css';
import { Icon } from './icon.tsx';

export interface CheckItem {
  key: string;
  word: string;
  done: boolean;
  optional?: boolean;
  /** What its mark means, for whoever does not see it. */
  said: string;
}

/** What a form already has and what it still lacks, as a line of words. `done` is green, optional and done is ink. */
export function Checks({ label, items }: { label: string; items: CheckItem[] }) {
  return (
    <ul className={styles.checks} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} data-done={item.done && !item.optional ? '' : undefined}>
          {item.done ? <Icon of={Check} size={14} /> : <Missing />}
          {item.word}
          <span className="visually-hidden">, {item.said}</span>
        </li>
      ))}
    </ul>
  );
}

function Missing() {
  return (
    <svg className={styles.missing} viewBox="0 0 10 10" aria-hidden="true">
      <circle cx="5" cy="5" r="3.8" />
    </svg>
  );
}
