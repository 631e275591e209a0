import styles from './avatar.module.css';

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Given name, family name, whichever way the name is written; a Chinese name shows its family name. */
export function initialsOf(name: string, familyFirst = false): string {
  const words = name.split(/\s+/).filter(Boolean);
  if (isHan(name)) return [...name].slice(0, 1).join('');
  const two = familyFirst ? [words[1], words[0]] : [words[0], words[1]];
  return two
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** Initials in a circle. They repeat the name that stands beside them, so a screen reader passes over them. */
export function Avatar({
  name,
  familyFirst,
  size = 36,
}: {
  name: string;
  familyFirst?: boolean;
  size?: 24 | 28 | 36 | 48;
}) {
  return (
    <span className={styles.avatar} data-size={size} aria-hidden="true">
      {initialsOf(name, familyFirst)}
    </span>
  );
}
