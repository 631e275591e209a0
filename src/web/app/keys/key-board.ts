import { type Chord, parseKeys } from './chord.ts';
import { belongsToControl, isTyped, type KeyPress, matchesChord } from './match-chord.ts';

export interface KeyBinding {
  /** Return `false` to let the next binding of the same key have it. */
  act: () => void | false;
  /** When the key is let go, with how long it was held: push to talk. */
  onRelease?: (heldMs: number) => void;
  /** Printed in the sheet of keys. */
  label?: string;
  /** Group of the sheet. */
  group?: string;
  /** Acts on the second press within a second: ending a call. */
  twice?: boolean;
  /** Told after the first of two presses, and again with `false` when the second did not come. */
  onArmed?: (armed: boolean) => void;
}

/** A dialog comes before the pane, the pane before what is valid everywhere. */
export type KeyLayer = 'everywhere' | 'pane' | 'dialog';

export interface Press extends KeyPress {
  timeStamp: number;
  repeat: boolean;
  /** Where it was pressed: a text field takes what it can type, a button takes Enter and Space. */
  focus: 'text' | 'control' | 'menu' | 'page';
}

export interface BoundKey {
  keys: string;
  layer: KeyLayer;
  binding: KeyBinding;
}

interface Entry extends BoundKey {
  chords: Chord[];
  order: number;
}

const layers: KeyLayer[] = ['everywhere', 'pane', 'dialog'];
const twiceMs = 1_000;
const sequenceMs = 1_500;

/** All keys that are bound now, and what a press does. One for the page; tests make their own. */
export function createKeyBoard() {
  const entries = new Set<Entry>();
  const watchers = new Set<() => void>();
  let order = 0;
  let snapshot: BoundKey[] = [];
  let singleKeys = true;
  let armed: { entry: Entry; at: number } | null = null;
  let begun: { entry: Entry; at: number } | null = null;
  let held: { entry: Entry; code: string; at: number } | null = null;

  const changed = (): void => {
    snapshot = [...entries].map(({ keys, layer, binding }) => ({ keys, layer, binding }));
    for (const watcher of watchers) watcher();
  };

  const candidates = (): Entry[] =>
    [...entries].toSorted((a, b) => layers.indexOf(b.layer) - layers.indexOf(a.layer) || b.order - a.order);

  const isFree = (chord: Chord, press: Press): boolean => {
    if (isTyped(chord) && (!singleKeys || press.focus === 'text' || press.focus === 'menu')) return false;
    return press.focus === 'page' || !belongsToControl(chord);
  };

  const isSecond = (entry: Entry, press: Press): boolean => {
    const before = armed?.entry === entry && press.timeStamp - armed.at <= twiceMs;
    if (before) armed = null;
    else {
      armed = { entry, at: press.timeStamp };
      entry.binding.onArmed?.(true);
    }
    return before;
  };

  const perform = (entry: Entry, press: Press): boolean => {
    if (press.repeat) return true;
    if (entry.binding.twice && !isSecond(entry, press)) return true;
    if (entry.binding.twice) entry.binding.onArmed?.(false);
    if (entry.binding.onRelease) held = { entry, code: press.code, at: press.timeStamp };
    return entry.binding.act() !== false;
  };

  const secondKey = (press: Press): Entry | undefined => {
    if (!begun || press.timeStamp - begun.at > sequenceMs) return undefined;
    const first = begun.entry.keys.split(' ')[0];
    return candidates().find(
      (entry) => entry.chords[1] && entry.keys.startsWith(`${first} `) && matchesChord(entry.chords[1], press),
    );
  };

  return {
    bind(keys: string, layer: KeyLayer, binding: KeyBinding): () => void {
      const entry: Entry = { keys, layer, binding, chords: parseKeys(keys), order: order++ };
      entries.add(entry);
      changed();
      return () => {
        entries.delete(entry);
        changed();
      };
    },

    /** Whether the press was taken; then the browser shall do nothing with it. */
    press(press: Press): boolean {
      const second = secondKey(press);
      begun = null;
      if (second && isFree(second.chords[1] as Chord, press)) return perform(second, press);
      for (const entry of candidates()) {
        const chord = entry.chords[0];
        if (!chord || !matchesChord(chord, press) || !isFree(chord, press)) continue;
        if (entry.chords.length > 1) {
          begun = { entry, at: press.timeStamp };
          return true;
        }
        if (perform(entry, press)) return true;
      }
      return false;
    },

    release(press: { code: string; timeStamp: number }): void {
      if (held?.code !== press.code) return;
      held.entry.binding.onRelease?.(press.timeStamp - held.at);
      held = null;
    },

    /** Single letters, digits and signs can be switched off (WCAG 2.1.4). */
    allowSingleKeys(allowed: boolean): void {
      singleKeys = allowed;
    },

    /** The same keys bound twice in one layer: which of the two acts would be chance. */
    conflicts(): string[] {
      const seen = [...entries].map((entry) => `${entry.layer} ${entry.keys}`);
      return [...new Set(seen.filter((one, nth) => seen.indexOf(one) !== nth))];
    },

    bound: (): readonly BoundKey[] => snapshot,

    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export type KeyBoard = ReturnType<typeof createKeyBoard>;
