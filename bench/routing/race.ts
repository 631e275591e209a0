import { createLinearMatch } from '../../test/support/linear-match.ts';
import { playDay } from './day.ts';
import { measured, type Measured, rounded, type Spread, spreadOf } from './measure.ts';
import type { Model } from './model.ts';

export interface Race {
  product: Measured[];
  linear: Measured[];
  sameDecisions: boolean;
  throughputRatio: Spread;
  p99Ratio: Spread;
}

/** The product and the linear scan decide over the same contacts of the same day, in turn. */
export function race(
  model: Model,
  plan: { load: number; seed: number; warmUp: number; contacts: number; times: number },
): Race {
  const product: Measured[] = [];
  const linear: Measured[] = [];
  for (let nth = 0; nth < plan.times; nth += 1) {
    product.push(measured(playDay(model, plan), plan.contacts));
    linear.push(measured(playDay(model, { ...plan, match: createLinearMatch() }), plan.contacts));
  }
  const hashes = new Set([...product, ...linear].map(({ hash }) => hash));
  const ratios = (of: 'usPerContact' | 'p99Us'): Spread =>
    spreadOf(product.map((one, nth) => rounded(linear[nth]![of] / one[of])));
  return {
    ...{ product, linear, sameDecisions: hashes.size === 1 },
    ...{ throughputRatio: ratios('usPerContact'), p99Ratio: ratios('p99Us') },
  };
}
