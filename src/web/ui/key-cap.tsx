import styles from './key-cap.module.css';
import { useTyping } from './use-typing.ts';

/** Letters, digits and `/` are typed while a text field has the focus; F-keys, Esc, Enter and Ctrl chords still act. */
const isTyped = (keys: string): boolean => /^(?:[A-Z0-9/]|[A-Z] [A-Z0-9])$/.test(keys);

/** A key as printed. One that cannot act now loses its box, so that the screen tells which keys work. */
export function KeyCap({ keys }: { keys: string }) {
  const typing = useTyping();
  return (
    <kbd className={styles.cap} data-idle={isTyped(keys) && typing ? '' : undefined}>
      {keys.replace(/ ?↵/, '')}
      {keys.endsWith('↵') && <EnterGlyph />}
    </kbd>
  );
}

/** Drawn, because the typeface has no such sign and a borrowed one would be too small. */
function EnterGlyph() {
  return (
    <svg className={styles.enter} viewBox="0 0 12 12" role="img" aria-label="Enter">
      <path d="M10.5 2v3.5a1.5 1.5 0 0 1-1.5 1.5H2m2.5-2.5L2 7l2.5 2.5" />
    </svg>
  );
}
