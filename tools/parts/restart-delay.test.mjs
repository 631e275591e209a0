import { expect, it } from 'vitest';
import { restartDelay } from './restart-delay.mjs';

it('a child that lived is started again at once, however often it died before', () => {
  expect(restartDelay(60_000, 5)).toEqual({ delayMs: 0, shortLives: 0 });
});

it('the first short life is followed at once, the next ones wait twice as long each, up to half a minute', () => {
  let shortLives = 0;
  const delays = Array.from({ length: 9 }, () => {
    const next = restartDelay(1_000, shortLives);
    shortLives = next.shortLives;
    return next.delayMs;
  });
  expect(delays).toEqual([0, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});
