import type { Chord } from './chord.ts';

/** What is needed of a KeyboardEvent. */
export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
  getModifierState: (name: string) => boolean;
}

/**
 * Writing, not commanding: an input method composes, or AltGr types a letter. On Windows AltGr comes as Ctrl+Alt, so
 * anything with Alt is left alone.
 */
export const isWriting = (press: KeyPress): boolean =>
  press.isComposing ||
  press.keyCode === 229 ||
  press.altKey ||
  press.getModifierState('AltGraph') ||
  press.key === 'Dead' ||
  press.key === 'Process';

/** The letter as labelled; where the layout types none of Latin (Ukrainian, Russian), the letter of the physical key. */
function letterOf(press: KeyPress): string | null {
  if (/^[a-z]$/i.test(press.key)) return press.key.toUpperCase();
  if ([...press.key].length !== 1 || /\p{Script=Latin}/u.test(press.key)) return null;
  return /^Key([A-Z])$/.exec(press.code)?.[1] ?? null;
}

/** Digits by place: the unshifted digit row of a Czech keyboard types +ěščřžýáíé. */
const digitOf = (press: KeyPress): string | null => /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1] ?? null;

const isShifted = (chord: Chord, press: KeyPress): boolean => chord.shift === press.shiftKey;

export function matchesChord(chord: Chord, press: KeyPress): boolean {
  if (isWriting(press)) return false;
  if (chord.ctrl !== (press.ctrlKey || press.metaKey)) return false;
  switch (chord.kind) {
    case 'letter':
      return isShifted(chord, press) && letterOf(press) === chord.key;
    case 'digit':
      // A Czech hand reaches the digit itself with Shift.
      return digitOf(press) === chord.key && (isShifted(chord, press) || press.key === chord.key);
    case 'sign':
      return press.key === chord.key;
    case 'named':
      return isShifted(chord, press) && press.key === chord.key;
  }
}

/** A chord that types a character when it is pressed in a text field. */
export const isTyped = (chord: Chord): boolean => !chord.ctrl && (chord.kind !== 'named' || chord.key === ' ');

/** Enter and Space on a button or link press that button; arrows and Enter in a field move in it. */
export const belongsToControl = (chord: Chord): boolean =>
  !chord.ctrl && ['Enter', ' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(chord.key);
