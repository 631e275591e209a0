import { Check, Circle } from 'lucide-react';
import styles from './checks.module.css';
import { Icon } from './icon.tsx';

/** What a form already has and what it still lacks, as a line of words. `done` is green, optional and done is ink. */
export function Checks({
  label,
  items,
}: {
  label: string;
  items: { key: string; word: string; done: boolean; optional?: boolean }[];
}) {
  return (
    <ul className={styles.checks} aria-label={label}>
      {items.map((item) => (
        <li key={item.key} data-done={item.done && !item.optional ? '' : undefined}>
          <Icon of={item.done ? Check : Circle} size={item.done ? 16 : 14} />
          {item.word}
        </li>
      ))}
    </ul>
  );
}
