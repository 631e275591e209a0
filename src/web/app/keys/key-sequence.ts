import type { Chord } from './chord.ts';
import type { BoundKey } from './key-registry.ts';
import { matchesChord } from './match-chord.ts';
import type { Press } from './press-key.ts';

const sequenceMs = 1_500;

/** Keys of two presses in a row, as G then D. */
export function createSequence() {
  let begun: { keys: string; at: number } | null = null;
  return {
    begin(entry: BoundKey, press: Press): void {
      begun = { keys: entry.keys, at: press.timeStamp };
    },

    /** The one whose second key this is, after its first within the time. Whatever is pressed, the sequence is over. */
    continued(
      asked: readonly BoundKey[],
      press: Press,
      isFree: (chord: Chord, press: Press) => boolean,
    ): BoundKey | undefined {
      const first = begun && press.timeStamp - begun.at <= sequenceMs ? begun.keys.split(' ')[0] : undefined;
      begun = null;
      if (first === undefined) return undefined;
      return asked.find(
        ({ keys, chords: [, second] }) =>
          second && keys.startsWith(`${first} `) && matchesChord(second, press) && isFree(second, press),
      );
    },
  };
}
