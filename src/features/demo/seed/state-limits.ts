import type { Unit } from '../../../adapters/postgres/unit.ts';
import { putRows } from './put-rows.ts';

const minutes = 60_000;

/** Pauses that the firm counts on; who waits for callers waits as long as it takes. */
const limits: readonly (readonly [reason: string | null, amber: number, red: number])[] = [
  [null, 10, 15],
  ['lunch', 25, 30],
  ['training', 50, 60],
  ['meeting', 50, 60],
  ['missed', 1, 3],
];

export const putStateLimits = (unit: Unit): Promise<void> =>
  putRows(
    unit,
    'state_limit',
    limits.map(([reason, amber, red]) => ({
      ...{ state: 'not_ready', reason, amber_ms: amber * minutes, red_ms: red * minutes },
    })),
  );
