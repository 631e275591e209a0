import styles from './skeleton.module.css';

const widths = ['full', 'long', 'short'] as const;

/** The shape of what is coming, in its final place; it does not shimmer. */
export function Skeleton({ rows = 3, word }: { rows?: number; word: string }) {
  return (
    <div className={styles.skeleton} role="status">
      <span className="visually-hidden">{word}</span>
      {Array.from({ length: rows }, (_, nth) => (
        <span key={nth} className={styles.row} data-width={widths[nth % widths.length]} />
      ))}
    </div>
  );
}
