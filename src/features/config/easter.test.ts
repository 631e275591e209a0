import { expect, test } from 'vitest';
import { orthodoxEaster, westernEaster } from './easter.ts';

test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2038, '2038-04-25'],
])('the western Easter of %i is on %s', (year, date) => expect(westernEaster(year)).toBe(date));

test.each([
  [2016, '2016-05-01'],
  [2024, '2024-05-05'],
  [2025, '2025-04-20'],
  [2026, '2026-04-12'],
  [2027, '2027-05-02'],
])('the orthodox Easter of %i is on %s', (year, date) => expect(orthodoxEaster(year)).toBe(date));
