import { type KeyboardEvent, type ReactNode, useId } from 'react';
import styles from './tabs.module.css';

export interface Tab {
  key: string;
  label: ReactNode;
  /** A figure after the label, in ink-3: `История 148`. */
  count?: ReactNode;
  icon?: ReactNode;
  tag?: ReactNode;
}

export interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  active: string;
  onChoose: (key: string) => void;
  /** After the last tab: the plus that opens another. */
  after?: ReactNode;
  /** The panel of the active tab. */
  children: ReactNode;
}

const step = (key: string): number => (key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0);

/** Tabs of the stage with the panel of the active one; arrows move between them. */
export function Tabs({ label, tabs, active, onChoose, after, children }: TabsProps) {
  const id = useId();
  const move = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.key === active);
    const next = step(event.key) === 0 ? undefined : tabs[(at + step(event.key) + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <>
      <div className={styles.strip}>
        <div role="tablist" aria-label={label} className={styles.tabs} onKeyDown={move}>
          {tabs.map((tab) => (
            <button
              key={tab.key}
              id={`${id}-${tab.key}`}
              type="button"
              role="tab"
              aria-selected={tab.key === active}
              aria-controls={`${id}-panel`}
              tabIndex={tab.key === active ? 0 : -1}
              className={styles.tab}
              onClick={() => onChoose(tab.key)}
            >
              {tab.icon}
              {tab.label}
              {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
              {tab.tag}
            </button>
          ))}
        </div>
        {after}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`} tabIndex={0} className={styles.panel}>
        {children}
      </div>
    </>
  );
}
