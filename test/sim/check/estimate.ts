/** What one run came to, and how far its chance was from what was to be expected: controls have the mean 0. */
export interface Sample {
  value: number;
  controls: readonly number[];
}

/** The mean over independent runs, and its standard error. */
export interface Estimate {
  value: number;
  standardError: number;
}

/**
 * The mean with control variates (S. S. Lavenberg, P. D. Welch, A Perspective on the Use of Control Variables, 1981):
 * what the runs owe to more callers or longer talks than they should have had is found by least squares and taken out.
 * The controls' means are known from how they are drawn, so this moves the doubt and not the truth.
 */
export function estimateMean(samples: readonly Sample[]): Estimate {
  const count = samples.length;
  const means = meansOf(samples.map(({ controls }) => controls));
  const mean = sum(samples.map(({ value }) => value)) / count;
  const apart = samples.map(({ value, controls }) => ({
    value: value - mean,
    controls: controls.map((control, nth) => control - means[nth]!),
  }));
  const products = means.map((_, row) =>
    means.map((__, column) => sum(apart.map(({ controls }) => controls[row]! * controls[column]!))),
  );
  const withValue = means.map((_, row) => sum(apart.map(({ value, controls }) => value * controls[row]!)));
  const slopes = solve(products, withValue);
  const residual = sum(apart.map(({ value, controls }) => (value - dot(slopes, controls)) ** 2));
  const variance = residual / Math.max(1, count - 1 - means.length);
  const leverage = 1 / count + dot(means, solve(products, means));
  return { value: mean - dot(slopes, means), standardError: Math.sqrt(variance * leverage) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const dot = (one: readonly number[], other: readonly number[]): number =>
  sum(one.map((value, nth) => value * other[nth]!));

const meansOf = (rows: readonly (readonly number[])[]): number[] =>
  (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column]!)) / rows.length);

/** Linear equations by elimination; what decides nothing is left at 0. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, nth) => [...row, right[nth]!]);
  for (const [nth, pivot] of rows.entries()) {
    if (pivot[nth] === 0) continue;
    for (const row of rows) {
      if (row === pivot) continue;
      const times = row[nth]! / pivot[nth]!;
      for (let column = nth; column < row.length; column += 1) row[column]! -= times * pivot[column]!;
    }
  }
  return rows.map((row, nth) => (row[nth] === 0 ? 0 : row.at(-1)! / row[nth]!));
}
