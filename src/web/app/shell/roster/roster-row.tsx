import type { ReactNode } from 'react';
import { KeyCap } from '../../../ui/key-cap.tsx';
import { Badge } from '../../../ui/tag.tsx';
import { Triangle } from '../../../ui/facts.tsx';
import { useRosterWords } from '../use-narrow.ts';
import styles from './roster-row.module.css';

export interface RosterRowProps {
  /** A 20 px lamp: filled active, open scheduled or unanswered, paused put aside. Or a bare 16 px icon. */
  lamp: ReactNode;
  title: string;
  /** Live, or not seen yet. */
  strong?: boolean;
  /** Beside the title: `nové`. */
  tag?: ReactNode;
  /** A running time or a time of day, always at the right end. */
  time: ReactNode;
  /** Over its limit: triangle and breach, no flashing. */
  late?: boolean;
  /** Second line with an icon before it. */
  detail?: ReactNode;
  detailIcon?: ReactNode;
  unread?: number;
  selected?: boolean;
  /** An offer has the yellow edge and says which key answers it. */
  offer?: { keys: string; word: string };
  onOpen: () => void;
  /** A quiet control beside the row. */
  acts?: ReactNode;
}

/** One contact, promise or form; 28 high, 50 with a second line. */
export function RosterRow(props: RosterRowProps) {
  const { lamp, title, strong, tag, time, late, detail, detailIcon, unread, selected, offer, onOpen, acts } = props;
  const tagged = useRosterWords(styles.tag);
  const detailed = useRosterWords(styles.detail);
  const answered = useRosterWords(styles.answer);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.row}
        data-row=""
        title={title}
        data-tall={detail === undefined ? undefined : ''}
        data-offer={offer ? '' : undefined}
        aria-current={selected ? 'true' : undefined}
        onClick={onOpen}
      >
        <span className={styles.lamp}>{lamp}</span>
        <span className={styles.title} data-strong={strong ? '' : undefined}>
          {title}
        </span>
        {tag !== undefined && <span className={tagged}>{tag}</span>}
        <span className={styles.time} data-late={late ? '' : undefined}>
          {late && <Triangle />}
          {time}
        </span>
        {detail !== undefined && (
          <span className={detailed}>
            {detailIcon}
            <span>{detail}</span>
            {unread !== undefined && unread > 0 && <Badge count={unread} />}
          </span>
        )}
        {offer && (
          <span className={answered}>
            <KeyCap keys={offer.keys} /> {offer.word}
          </span>
        )}
      </button>
      {acts}
    </li>
  );
}
