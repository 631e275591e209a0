import { withoutMarks } from '../../app/without-marks.ts';

export const outcomesMax = 10;

interface Named {
  id: string;
  name: string;
}

/**
 * Ten stand on the form, each with its digit, and one from beyond them that was chosen. What is typed shows every outcome
 * with a word that begins so instead.
 */
export function outcomesShown<Outcome extends Named>(
  all: readonly Outcome[],
  chosenId: string | null,
  typed: string,
): readonly Outcome[] {
  const asked = withoutMarks(typed.trim());
  const hasWord = ({ name }: Named): boolean =>
    withoutMarks(name)
      .split(/[^\p{L}\p{N}]+/u)
      .some((_, nth, words) => words.slice(nth).join(' ').startsWith(asked));
  if (asked !== '') return all.filter(hasWord).slice(0, outcomesMax);
  const first = all.slice(0, outcomesMax);
  return [...first, ...all.slice(outcomesMax).filter(({ id }) => id === chosenId)];
}
