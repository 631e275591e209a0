import type { Chord } from './chord.ts';
import type { BoundKey, KeyRegistry } from './key-registry.ts';
import { createSequence } from './key-sequence.ts';
import { belongsToControl, isTyped, type KeyPress, matchesChord } from './match-chord.ts';
import { createTwice } from './press-twice.ts';

export interface Press extends KeyPress {
  timeStamp: number;
  repeat: boolean;
  /** Where it was pressed: a text field takes what it can type, a button takes Enter and the arrows. */
  focus: 'text' | 'control' | 'menu' | 'page';
  /** A dialog or a menu stands over the page: what lies below hears nothing but the F-keys of the telephone. */
  covered: boolean;
}

const isHeard = ({ layer, chords: [chord] }: BoundKey, press: Press): boolean =>
  !press.covered || layer === 'dialog' || /^F\d+$/.test(chord?.key ?? '');

/** What a press does, given what is bound. */
export function createKeyPress(registry: KeyRegistry) {
  let singleKeys = true;
  const twice = createTwice();
  const sequence = createSequence();
  let held: { entry: BoundKey; code: string; at: number } | null = null;

  const isFree = (chord: Chord, press: Press): boolean => {
    if (isTyped(chord) && (!singleKeys || press.focus === 'text' || press.focus === 'menu')) return false;
    return press.focus === 'page' || !belongsToControl(chord);
  };

  const perform = (entry: BoundKey, press: Press): boolean => {
    if (press.repeat) return true;
    if (entry.binding.twice && !twice.isSecond(entry)) return true;
    if (entry.binding.onRelease) held = { entry, code: press.code, at: press.timeStamp };
    return entry.binding.act() !== false;
  };

  const press = (press: Press): boolean => {
    const asked = registry.asked().filter((entry) => isHeard(entry, press));
    const second = sequence.continued(asked, press, isFree);
    if (second) return perform(second, press);
    for (const entry of asked) {
      const [chord, more] = entry.chords;
      if (!chord || !matchesChord(chord, press) || !isFree(chord, press)) continue;
      if (more) sequence.begin(entry, press);
      if (more || perform(entry, press)) return true;
    }
    return false;
  };

  return {
    /** Whether the press was taken; then the browser shall do nothing with it. */
    press,

    release(press: { code: string; timeStamp: number }): void {
      if (held?.code !== press.code) return;
      const { entry, at } = held;
      held = null;
      entry.binding.onRelease?.(press.timeStamp - at);
    },

    /** Single letters, digits and signs can be switched off (WCAG 2.1.4). */
    allowSingleKeys(allowed: boolean): void {
      singleKeys = allowed;
    },
  };
}
