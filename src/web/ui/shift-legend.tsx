import styles from './shift-legend.module.css';
import type { ShiftPart } from './shift-strip.tsx';

/** What the heights and colours of the strip mean, with the sums; it is also the strip's table twin. */
export function ShiftLegend({ items }: { items: readonly { kind: ShiftPart['kind']; word: string; value: string }[] }) {
  return (
    <ul className={styles.legend}>
      {items.map((item) => (
        <li key={item.kind}>
          <span className={styles.mark} data-kind={item.kind} aria-hidden="true" />
          {item.word} <strong>{item.value}</strong>
        </li>
      ))}
    </ul>
  );
}
