import styles from './proportion-bar.module.css';

export interface Proportion {
  key: string;
  value: number;
  /** Spoken, and shown where the bar has a legend. */
  word: string;
  fill:
    | 'ink'
    | 'rest'
    | 'waiting'
    | 'live'
    | 'hold'
    | 'wrap'
    | 'available'
    | 'paused'
    | 'breach'
    | 'c1'
    | 'c2'
    | 'c3'
    | 'c4';
}

/** Parts of one whole in one bar: a call with its hold hatched, an import, a term that is running out. */
export function ProportionBar({
  label,
  parts,
  height = 12,
}: {
  label: string;
  parts: readonly Proportion[];
  height?: 6 | 12;
}) {
  const said = parts.filter((part) => part.word !== '').map((part) => part.word);
  return (
    <div role="img" aria-label={[label, ...said].join(', ')} className={styles.bar} data-height={height}>
      {parts.map((part) => (
        <span key={part.key} data-fill={part.fill} style={{ flexGrow: part.value }} />
      ))}
    </div>
  );
}
