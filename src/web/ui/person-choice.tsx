import type { ReactNode } from 'react';
import { EvidenceCells } from './evidence-cells.tsx';
import { KeyCap } from './key-cap.tsx';
import styles from './person-choice.module.css';

export interface PersonChoiceProps {
  keys: string;
  name: string;
  /** What tells this person from the others. */
  about: ReactNode;
  reason: ReactNode;
  reasonIcon?: ReactNode;
  /** A word before the reason, such as `guess`. */
  reasonTag?: ReactNode;
  reasonDetail?: ReactNode;
  strength: number;
  strengthWord: string;
  chosen: boolean;
  onChoose: () => void;
}

/** The people one of whom may be calling. The head names the columns; arrows and digits choose. */
export function PersonChoices({
  label,
  heads,
  children,
}: {
  label: string;
  heads: { person: string; reason: string; evidence: string };
  children: ReactNode;
}) {
  return (
    <div className={styles.choices}>
      <div className={styles.heads} aria-hidden="true">
        <span />
        <span>{heads.person}</span>
        <span>{heads.reason}</span>
        <span>{heads.evidence}</span>
      </div>
      <div role="radiogroup" aria-label={label}>
        {children}
      </div>
    </div>
  );
}

export function PersonChoice(props: PersonChoiceProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={props.chosen}
      className={styles.choice}
      data-row=""
      onClick={props.onChoose}
    >
      <span className={styles.key}>
        <KeyCap keys={props.keys} />
      </span>
      <span className={styles.cell}>
        <strong>{props.name}</strong>
        <span className={styles.second}>{props.about}</span>
      </span>
      <span className={styles.cell}>
        <span className={styles.reason}>
          {props.reasonIcon}
          {props.reasonTag}
          <span>{props.reason}</span>
        </span>
        <span className={styles.second}>{props.reasonDetail}</span>
      </span>
      <EvidenceCells strength={props.strength} word={props.strengthWord} />
    </button>
  );
}
