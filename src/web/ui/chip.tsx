import { Plus, X } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './chip.module.css';
import { Icon } from './icon.tsx';
import { KeyCap } from './key-cap.tsx';

/** Something that was put on, such as a topic; it can be taken off. */
export function Chip({ label, removeLabel, onRemove }: { label: string; removeLabel?: string; onRemove?: () => void }) {
  return (
    <span className={styles.chip}>
      {label}
      {onRemove && (
        <button type="button" aria-label={removeLabel} title={removeLabel} onClick={onRemove}>
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
