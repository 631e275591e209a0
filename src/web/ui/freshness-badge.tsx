import styles from './freshness-badge.module.css';

export type Freshness = 'fresh' | 'old' | 'failing';

/** Source and age of a value in three shapes: filled dot fresh, hollow old, triangle not answering. */
export function FreshnessBadge({ freshness, source, age }: { freshness: Freshness; source: string; age?: string }) {
  return (
    <span className={styles.badge} data-freshness={freshness}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {freshness === 'failing' ? (
          <path d="M5 .8 9.6 9H.4z" />
        ) : (
          <circle cx="5" cy="5" r={freshness === 'fresh' ? 4.5 : 3.6} />
        )}
      </svg>
      {age === undefined ? source : `${source} · ${age}`}
    </span>
  );
}
