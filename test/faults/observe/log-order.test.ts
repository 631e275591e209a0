import { expect, test } from 'vitest';
import { orderFaults } from './log-order.ts';

const written = (...epochs: (number | null)[]) => epochs.map((epoch, nth) => ({ version: nth + 1, epoch }));

test('each owner writes after the one before it, and people write at all times', () => {
  expect(orderFaults(written(7, 7, null, 9, null, 9))).toEqual([]);
});

test('what an owner wrote whose epoch was over is counted, each time', () => {
  expect(orderFaults(written(7, 9, 7, null, 7, 9))).toEqual([
    'version 3 was written under epoch 7, which was over',
    'version 5 was written under epoch 7, which was over',
  ]);
});

test('a version that is not there, or is there twice, is a gap', () => {
  expect(orderFaults([4, 5, 7, 7].map((version) => ({ version, epoch: 1 })))).toEqual([
    ...['after version 5 comes 7', 'after version 7 comes 7'],
  ]);
});
