import type { Chord } from './chord.ts';
import type { BoundKey, KeyRegistry } from './key-registry.ts';
import { belongsToControl, isTyped, type KeyPress, matchesChord } from './match-chord.ts';

export interface Press extends KeyPress {
  timeStamp: number;
  repeat: boolean;
  /** Where it was pressed: a text field takes what it can type, a button takes Enter and the arrows. */
  focus: 'text' | 'control' | 'menu' | 'page';
}

const twiceMs = 1_000;
const sequenceMs = 1_500;

/** What a press does, given what is bound. */
export function createKeyPress(registry: KeyRegistry) {
  let singleKeys = true;
  let armed: { entry: BoundKey; timer: ReturnType<typeof setTimeout> } | null = null;
  let begun: { keys: string; at: number } | null = null;
  let held: { entry: BoundKey; code: string; at: number } | null = null;

  const isFree = (chord: Chord, press: Press): boolean => {
    if (isTyped(chord) && (!singleKeys || press.focus === 'text' || press.focus === 'menu')) return false;
    return press.focus === 'page' || !belongsToControl(chord);
  };

  const disarm = (): void => {
    if (!armed) return;
    clearTimeout(armed.timer);
    armed.entry.binding.onArmed?.(false);
    armed = null;
  };

  const isSecond = (entry: BoundKey): boolean => {
    const second = armed?.entry === entry;
    disarm();
    if (!second) {
      armed = { entry, timer: setTimeout(disarm, twiceMs) };
      entry.binding.onArmed?.(true);
    }
    return second;
  };

  const perform = (entry: BoundKey, press: Press): boolean => {
    if (press.repeat) return true;
    if (entry.binding.twice && !isSecond(entry)) return true;
    if (entry.binding.onRelease) held = { entry, code: press.code, at: press.timeStamp };
    return entry.binding.act() !== false;
  };

  /** The one whose second key this is, after its first within the time. */
  const continued = (press: Press): BoundKey | undefined => {
    const first = begun && press.timeStamp - begun.at <= sequenceMs ? begun.keys.split(' ')[0] : undefined;
    begun = null;
    if (first === undefined) return undefined;
    return registry.asked().find(({ keys, chords: [, second] }) => {
      return second && keys.startsWith(`${first} `) && matchesChord(second, press) && isFree(second, press);
    });
  };

  const press = (press: Press): boolean => {
    const second = continued(press);
    if (second) return perform(second, press);
    for (const entry of registry.asked()) {
      const [chord, more] = entry.chords;
      if (!chord || !matchesChord(chord, press) || !isFree(chord, press)) continue;
      if (more) begun = { keys: entry.keys, at: press.timeStamp };
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
