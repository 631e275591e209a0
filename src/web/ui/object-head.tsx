import type { ReactNode } from 'react';
import styles from './object-head.module.css';

export interface ObjectHeadProps {
  title: ReactNode;
  /** State of the object beside its title. */
  status?: { word: string; tone: 'good' | 'bad' | 'quiet' };
  about?: ReactNode;
  actions?: ReactNode;
}

/** Title of what the stage shows, 20/28, with what can be done to it. */
export function ObjectHead({ title, status, about, actions }: ObjectHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.said}>
        <div className={styles.line}>
          <h1>{title}</h1>
          {status && (
            <span className={styles.status} data-tone={status.tone}>
              {status.word}
            </span>
          )}
        </div>
        {about !== undefined && <p>{about}</p>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </header>
  );
}
