import { chance } from './seed-id.ts';

/** What looks like chance and is the same each time, in the words of whoever draws. */
export interface Draw {
  of<T>(items: readonly T[]): T;
  below(limit: number): number;
  is(share: number): boolean;
  between(least: number, most: number): number;
  /** Half of what is drawn is less than the median, and some is far more: how long people talk and wait. */
  around(median: number): number;
}

export function drawFrom(seed: number): Draw {
  const random = chance(seed);
  return {
    of: (items) => items[Math.floor(random() * items.length)]!,
    below: (limit) => Math.floor(random() * limit),
    is: (share) => random() < share,
    between: (least, most) => Math.round(least + random() * (most - least)),
    around: (median) => {
      const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
      return Math.round(median * Math.exp(0.6 * normal));
    },
  };
}

/** One of those that have a share, by how large it is. */
export function byShare<T extends readonly [unknown, number, ...unknown[]]>(draw: Draw, items: readonly T[]): T {
  let left = draw.below(items.reduce((sum, [, share]) => sum + share, 0));
  return items.find(([, share]) => (left -= share) < 0)!;
}
