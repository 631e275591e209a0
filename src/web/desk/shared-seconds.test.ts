import { expect, test } from 'vitest';
import { sharedSeconds } from './shared-seconds.ts';

const queue = (serviceLevelMs: number) => ({ serviceLevelMs });

test('the level that all queues share stands in the column’s head; where they differ each says its own', () => {
  expect(sharedSeconds([queue(30_000), queue(30_000)])).toBe(30);
  expect(sharedSeconds([queue(20_000), queue(60_000)])).toBeNull();
});
