import styles from './evidence-cells.module.css';

/** Strength of evidence, one to five, always with its word. */
export function EvidenceCells({ strength, word }: { strength: number; word: string }) {
  return (
    <span className={styles.evidence}>
      <span className={styles.cells} aria-hidden="true">
        {[1, 2, 3, 4, 5].map((cell) => (
          <span key={cell} data-filled={cell <= strength ? '' : undefined} />
        ))}
      </span>
      <span className={styles.word}>{word}</span>
    </span>
  );
}
