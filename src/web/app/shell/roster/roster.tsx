import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useRosterWords } from '../use-narrow.ts';
import styles from './roster.module.css';

/** J and K walk the rows as the arrows do. They are letters only here, where nothing is typed. */
const steps: Record<string, 1 | -1> = { ArrowDown: 1, KeyJ: 1, ArrowUp: -1, KeyK: -1 };

/** The list of work: sections above, what rises from the foot below. */
export function Roster({ children, foot }: { children: ReactNode; foot?: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  const walk = (event: KeyboardEvent): void => {
    const step = steps[event.code];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.indexOf(document.activeElement as HTMLElement);
    const next = rows[at + step];
    if (at === -1 || !next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <>
      <div className={styles.list} ref={list} onKeyDown={walk}>
        {children}
      </div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </>
  );
}

export interface RosterSectionProps {
  title: string;
  /** In words where nothing stands in the list: what, why, what to do. */
  hint?: ReactNode;
  /** Beside the title: how it is ordered. */
  note?: string;
  count: number | string;
  children?: ReactNode;
}

export function RosterSection({ title, hint, note, count, children }: RosterSectionProps) {
  const titled = useRosterWords(styles.title);
  const noted = useRosterWords(styles.note);
  const hinted = useRosterWords(styles.hint);
  return (
    <section className={styles.section}>
      <header className={styles.head}>
        <h2 className={titled}>{title}</h2>
        {note !== undefined && <span className={noted}>{note}</span>}
        <span className={styles.count}>{count}</span>
      </header>
      {hint !== undefined && <p className={hinted}>{hint}</p>}
      {children !== undefined && <ul>{children}</ul>}
    </section>
  );
}
