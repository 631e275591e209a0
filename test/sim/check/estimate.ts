/** A ratio of two sums over independent runs, and how far the truth may be from it. */
export interface Estimate {
  value: number;
  /** Half of the interval that holds the truth with 99 % confidence, as a share of the value. */
  halfWidth: number;
}

/** Of a normal distribution: the runs are many, and independent of each other. */
const z99 = 2.576;

/** The ratio estimator with its variance by the delta method (W. G. Cochran, Sampling Techniques, 1977, 6.4). */
export function estimateRatio(runs: readonly { over: number; under: number }[]): Estimate {
  const over = sum(runs.map((run) => run.over));
  const under = sum(runs.map((run) => run.under));
  const value = over / under;
  const squares = sum(runs.map((run) => (run.over - value * run.under) ** 2));
  const deviation = Math.sqrt((squares * runs.length) / (runs.length - 1)) / under;
  return { value, halfWidth: (z99 * deviation) / value };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
