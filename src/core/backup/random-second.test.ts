import { expect, it } from 'vitest';
import { randomSecond } from './random-second.ts';

it('is any whole second of the period, its first and its last too', () => {
  expect(randomSecond(1_500, 4_500, 0)).toBe(2_000);
  expect(randomSecond(1_500, 4_500, 0.5)).toBe(3_000);
  expect(randomSecond(1_500, 4_500, 0.999_999)).toBe(4_000);
});

it('is the beginning of a period that holds no whole second', () => {
  expect(randomSecond(1_100, 1_900, 0.5)).toBe(1_100);
});
