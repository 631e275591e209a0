import styles from './sparkline.module.css';

/** A small line without axes: only its run matters, the figure stands beside it. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values);
  const x = (nth: number): number => (nth / Math.max(1, values.length - 1)) * 80;
  const points = values.map((value, nth) => `${x(nth).toFixed(1)},${(15 - (value / most) * 14).toFixed(1)}`);
  return (
    <svg className={styles.line} viewBox="0 0 80 16" role="img" aria-label={label}>
      <polyline points={points.join(' ')} />
    </svg>
  );
}
