import styles from './key-cap.module.css';
import { useTyping } from './use-typing.ts';

/** Letters, digits and `/` are typed while a text field has the focus; F-keys, Esc, Enter and Ctrl chords still act. */
const isTyped = (keys: string): boolean => /^(?:[A-Z0-9/]|[A-Z] [A-Z0-9])$/.test(keys);

/** A key as printed. One that cannot act now loses its box, so that the screen tells which keys work. */
export function KeyCap({ keys }: { keys: string }) {
  const typing = useTyping();
  return (
    <kbd className={styles.cap} data-idle={isTyped(keys) && typing ? '' : undefined}>
      {keys}
    </kbd>
  );
}
