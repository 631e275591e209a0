/** A key with its modifiers as it is declared: `F2`, `Ctrl+K`, `Shift+E`, `R`, `7`, `?`, `Esc`. */
export interface Chord {
  ctrl: boolean;
  shift: boolean;
  /** A Latin letter in upper case, a digit, `/`, `?`, or the name of a key as the browser tells it. */
  key: string;
  kind: 'letter' | 'digit' | 'sign' | 'named';
}

const named: Record<string, string> = {
  Esc: 'Escape',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
  Space: ' ',
};

/** Chords that the browser keeps for itself or that a layout types letters with. */
const reserved = /^(?:Ctrl\+(?:Shift\+)?[NTW]|Ctrl\+[1-8]|F1|F3|F5|F11|F12)$/;

function kindOf(key: string): Chord['kind'] {
  if (/^[A-Z]$/.test(key)) return 'letter';
  if (/^[0-9]$/.test(key)) return 'digit';
  if (key === '/' || key === '?') return 'sign';
  return 'named';
}

/** `+` parts modifiers; Alt is never one, for it types Polish, Czech and Ukrainian letters. */
export function parseChord(text: string): Chord {
  const parts = text.split('+');
  const last = parts.pop() ?? '';
  const modifiers = new Set(parts);
  const unknown = [...modifiers].find((part) => part !== 'Ctrl' && part !== 'Shift');
  if (unknown !== undefined) throw new Error(`${text}: ${unknown} is no modifier that may be bound`);
  if (reserved.test(text)) throw new Error(`${text} belongs to the browser`);
  const key = named[last] ?? last;
  const kind = kindOf(key);
  if (kind === 'named' && key.length === 1 && key !== ' ') throw new Error(`${text}: this sign needs AltGr somewhere`);
  return { ctrl: modifiers.has('Ctrl'), shift: modifiers.has('Shift'), key, kind };
}

/** `G D` is two keys one after the other. */
export const parseKeys = (text: string): Chord[] => text.split(' ').map(parseChord);

/** As it is printed on caps: `Ctrl+Enter` → `Ctrl ↵`. */
export function printKeys(text: string, onMac = false): string {
  return text
    .replaceAll('Ctrl', onMac ? '⌘' : 'Ctrl')
    .replaceAll('Shift', onMac ? '⇧' : 'Shift')
    .replaceAll('Enter', '↵')
    .replaceAll('+', ' ');
}
