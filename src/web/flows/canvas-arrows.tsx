import styles from './canvas.module.css';

/** The heads of the lines, in the colours of this screen. */
export function Arrows() {
  return (
    <svg className={styles.arrows} aria-hidden="true">
      <defs>
        {(['flow-arrow', 'flow-arrow-lit'] as const).map((id) => (
          <marker
            key={id}
            id={id}
            className={styles[id]}
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="8"
            markerHeight="8"
            markerUnits="userSpaceOnUse"
            orient="auto-start-reverse"
          >
            <path d="m2 1 5 3-5 3" fill="none" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
          </marker>
        ))}
      </defs>
    </svg>
  );
}
