import type { Day } from './day.ts';

/** One side of a race, over the contacts after the warm-up. */
export interface Measured {
  contacts: number;
  steps: number;
  contactsPerSecond: number;
  decisionsPerSecond: number;
  usPerContact: number;
  p50Us: number;
  p99Us: number;
  hash: string;
}

/** A decision is one `step`; every one is in the percentiles. */
export function measured(day: Day, contacts: number): Measured {
  const sorted = day.stepUs.slice(0, day.steps).sort();
  const at = (share: number): number => rounded(sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!);
  return {
    contacts,
    steps: day.steps,
    contactsPerSecond: Math.round((contacts / day.stepMs) * 1_000),
    decisionsPerSecond: Math.round((day.steps / day.stepMs) * 1_000),
    usPerContact: rounded((day.stepMs * 1_000) / contacts),
    p50Us: at(0.5),
    p99Us: at(0.99),
    hash: day.hash.toString(16).padStart(8, '0'),
  };
}

export const rounded = (value: number): number => Math.round(value * 100) / 100;

export interface Spread {
  median: number;
  least: number;
  most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, least: sorted[0]!, most: sorted.at(-1)! };
}
