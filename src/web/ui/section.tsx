import type { ReactNode } from 'react';
import styles from './section.module.css';

export interface SectionProps {
  title: ReactNode;
  /** At the right of the head: a count, a freshness badge, a link. */
  aside?: ReactNode;
  /** The fixed head of a context stands on `surface`. */
  raised?: boolean;
  children: ReactNode;
}

/** A part of a pane: its head and its content, parted from the next by one line. */
export function Section({ title, aside, raised, children }: SectionProps) {
  return (
    <section className={styles.section} data-raised={raised ? '' : undefined}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}

/** A part of the stage: the same head over a line, without insets of its own. A drawing needs no line above it. */
export function StageSection({
  title,
  aside,
  lineless,
  children,
}: Omit<SectionProps, 'raised'> & { lineless?: boolean }) {
  return (
    <section data-lineless={lineless ? '' : undefined}>
      <header className={styles.stageHead}>
        <h2>{title}</h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      {children}
    </section>
  );
}
