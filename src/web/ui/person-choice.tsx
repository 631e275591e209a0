import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { EvidenceCells } from './evidence-cells.tsx';
import { KeyCap } from './key-cap.tsx';
import styles from './person-choice.module.css';

export interface PersonChoiceProps {
  keys: string;
  name: string;
  /** Beside the name: which party it is. */
  tag?: ReactNode;
  /** What tells this person from the others. */
  about: string;
  reason: string;
  reasonIcon?: ReactNode;
  /** A word before the reason, such as `guess`. */
  reasonTag?: ReactNode;
  reasonDetail?: string;
  /** Of the evidence, one to five, with its word; whoever was found by typing has none. */
  strength?: { of: number; word: string };
  chosen: boolean;
  onChoose: () => void;
}

export interface PersonChoicesProps {
  label: string;
  heads: { person: string; reason: string; evidence?: string };
  onKeyDown?: (event: KeyboardEvent) => void;
  /** The group of the rows. */
  ref?: Ref<HTMLDivElement>;
  children: ReactNode;
}

/** The people one of whom may be calling. The head names the columns; arrows and digits choose. */
export function PersonChoices({ label, heads, onKeyDown, ref, children }: PersonChoicesProps) {
  return (
    <div className={styles.choices}>
      <div className={styles.heads} aria-hidden="true">
        <span />
        <span>{heads.person}</span>
        <span>{heads.reason}</span>
        <span>{heads.evidence}</span>
      </div>
      <div ref={ref} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
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
      tabIndex={props.chosen ? 0 : -1}
      className={styles.choice}
      onClick={props.onChoose}
    >
      <span className={styles.key}>
        <KeyCap keys={props.keys} />
      </span>
      <span className={styles.cell}>
        <span className={styles.name}>
          <strong>{props.name}</strong>
          {props.tag}
        </span>
        <span className={styles.second} title={props.about}>
          {props.about}
        </span>
      </span>
      <span className={styles.cell}>
        <span className={styles.reason}>
          {props.reasonIcon}
          {props.reasonTag}
          <span>{props.reason}</span>
        </span>
        <span className={styles.second} title={props.reasonDetail}>
          {props.reasonDetail}
        </span>
      </span>
      {props.strength && <EvidenceCells strength={props.strength.of} word={props.strength.word} />}
    </button>
  );
}
