import { dateOf, type Day, daysAfter } from './wall-clock.ts';

// Both after Jean Meeus, Astronomical Algorithms, 2nd edition (1998), chapter 8; the variables are named as there.

/** Easter Sunday of the western churches: the Anonymous Gregorian computus (Nature, 20 April 1876). */
export function westernEaster(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** Easter Sunday of the orthodox churches: found in the Julian calendar, told in the Gregorian. */
export function orthodoxEaster(year: number): Day {
  const a = year % 4;
  const b = year % 7;
  const c = year % 19;
  const d = (19 * c + 15) % 30;
  const e = (2 * a + 4 * b - d + 34) % 7;
  const f = d + e + 114;
  return daysAfter(dayOf(year, Math.floor(f / 31), (f % 31) + 1), julianLag(year));
}

/** By so many days the Julian calendar is behind, from March of a year on. */
const julianLag = (year: number): number => Math.floor(year / 100) - Math.floor(year / 400) - 2;

const dayOf = (year: number, month: number, day: number): Day => dateOf(Date.UTC(year, month - 1, day));
