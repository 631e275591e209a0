import { type Chord, parseKeys } from './chord.ts';

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
  /** Told `true` after the first of two presses and `false` when it acted or the second did not come. */
  onArmed?: (armed: boolean) => void;
}

/** A dialog comes before the pane, the pane before what is valid everywhere. */
export type KeyLayer = 'everywhere' | 'pane' | 'dialog';

export interface BoundKey {
  keys: string;
  layer: KeyLayer;
  binding: KeyBinding;
  chords: Chord[];
}

const layers: KeyLayer[] = ['everywhere', 'pane', 'dialog'];

/** All keys that are bound now. One for the page; tests make their own. */
export function createKeyRegistry() {
  let bound: readonly BoundKey[] = [];
  const watchers = new Set<() => void>();
  const change = (next: readonly BoundKey[]): void => {
    bound = next;
    for (const watcher of watchers) watcher();
  };
  return {
    bind(keys: string, layer: KeyLayer, binding: KeyBinding): () => void {
      const entry: BoundKey = { keys, layer, binding, chords: parseKeys(keys) };
      change([...bound, entry]);
      return () => change(bound.filter((other) => other !== entry));
    },

    /** In the order of binding, for the sheet. */
    bound: (): readonly BoundKey[] => bound,

    /** In the order of who is asked first: the innermost layer, in it the latest. */
    asked: (): BoundKey[] => [...bound].reverse().sort((a, b) => layers.indexOf(b.layer) - layers.indexOf(a.layer)),

    /** The same keys bound twice in one layer: which of the two acts would be chance. */
    conflicts(): string[] {
      const all = bound.map((entry) => `${entry.layer} ${entry.keys}`);
      return [...new Set(all.filter((one, nth) => all.indexOf(one) !== nth))];
    },

    watch(watcher: () => void): () => void {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

export type KeyRegistry = ReturnType<typeof createKeyRegistry>;
