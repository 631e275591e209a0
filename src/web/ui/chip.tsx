import { Plus, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Chevron } from './button.tsx';
import styles from './chip.module.css';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';
import { Menu, type MenuProps } from './menu.tsx';

interface ChipProps {
  label: string;
  /** What is said of it, in grey behind its name. */
  detail?: string;
  removeLabel?: string;
  onRemove?: () => void;
  /** What can be said of it; then its name opens the menu. */
  choices?: MenuProps['groups'];
}

/** Something that was put on, such as a topic; it can be taken off. */
export function Chip({ label, detail, removeLabel, onRemove, choices }: ChipProps) {
  const said = (
    <>
      {label}
      {detail && <span className={styles.detail}>{detail}</span>}
    </>
  );
  return (
    <span className={styles.chip}>
      {choices ? (
        <Menu
          trigger={
            <button type="button" className={styles.name}>
              {said}
              <Chevron />
            </button>
          }
          groups={choices}
        />
      ) : (
        said
      )}
      {onRemove && (
        <button type="button" className={styles.remove} aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
          <Icon of={X} size={14} />
        </button>
      )}
    </span>
  );
}

/** Something that may be put on: dashed, because it is not there yet. */
export function AddChip({
  label,
  keys,
  plus = true,
  ...rest
}: Omit<ComponentProps<'button'>, 'children' | 'className' | 'type'> & {
  label: string;
  keys?: string;
  plus?: boolean;
}) {
  return (
    <button type="button" {...rest} className={styles.add}>
      {plus && <Icon of={Plus} size={14} />}
      {label}
      {keys !== undefined && <KeyCap keys={keys} />}
    </button>
  );
}
