import type { ReactNode } from 'react';
import { Avatar } from './avatar.tsx';
import styles from './person-head.module.css';

export interface PersonHeadProps {
  name: string;
  familyFirst?: boolean;
  /** Birth, town, language: one line. */
  about?: ReactNode;
  tags?: ReactNode;
  /** In place of the initials: a glyph where the context is about a number and nobody is known. */
  glyph?: ReactNode;
  /** A quiet line above: `Náhled, jen pro čtení`. */
  over?: ReactNode;
  overAside?: ReactNode;
  /** Contact points, one `PersonPoint` each. */
  children?: ReactNode;
}

/** The fixed head of the context: who it is about. */
export function PersonHead({ name, familyFirst, about, tags, glyph, over, overAside, children }: PersonHeadProps) {
  return (
    <header className={styles.head}>
      {over !== undefined && (
        <div className={styles.over}>
          <span>{over}</span>
          <span>{overAside}</span>
        </div>
      )}
      <div className={styles.who}>
        {glyph === undefined ? (
          <Avatar name={name} familyFirst={familyFirst} />
        ) : (
          <span className={styles.glyph}>{glyph}</span>
        )}
        <div className={styles.names}>
          <h2>{name}</h2>
          {about !== undefined && <p>{about}</p>}
        </div>
      </div>
      {tags !== undefined && <div className={styles.tags}>{tags}</div>}
      {children !== undefined && <ul className={styles.points}>{children}</ul>}
    </header>
  );
}

/** A way to reach the person: channel, value, what is known of it. */
export function PersonPoint({
  icon,
  value,
  note,
  aside,
  live,
}: {
  icon: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  aside?: ReactNode;
  live?: boolean;
}) {
  return (
    <li className={styles.point} data-live={live ? '' : undefined}>
      {icon}
      <span className={styles.value}>{value}</span>
      {note !== undefined && <span className={styles.note}>{note}</span>}
      {aside !== undefined && <span className={styles.pointAside}>{aside}</span>}
    </li>
  );
}
