import type { ReactNode } from 'react';
import styles from './choice-tile.module.css';
import { KeyCap } from './key-cap.tsx';

export interface ChoiceTileProps {
  /** What is known again faster than the label is read. */
  icon?: ReactNode;
  label: ReactNode;
  /** What choosing it leads to. */
  consequence?: ReactNode;
  keys?: string;
  chosen?: boolean;
  onChoose: () => void;
}

/** A row that is a choice, 40 high, with the key that chooses it and what it will do. */
export function ChoiceTile({ icon, label, consequence, keys, chosen = false, onChoose }: ChoiceTileProps) {
  return (
    <button type="button" className={styles.tile} aria-pressed={chosen} onClick={onChoose}>
      {keys !== undefined && <KeyCap keys={keys} />}
      {icon}
      <span className={styles.label}>{label}</span>
      {consequence !== undefined && <span className={styles.consequence}>{consequence}</span>}
    </button>
  );
}
