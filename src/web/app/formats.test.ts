import { expect, test } from 'vitest';
import type { Language } from '../../shared/language.ts';
import { createFormats } from './formats.ts';

const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const czech = createFormats({ language: 'cs', country: 'CZ', currency: 'CZK', timeZone: 'Europe/Prague' });
const at = Date.UTC(2026, 10, 24, 14, 4, 11);

test('times are those of the tenant, not of the server', () => {
  expect(czech.time(at)).toBe('15:04');
  expect(czech.timeWithSeconds(at)).toBe('15:04:11');
});

test('a Czech date has a space after each dot', () => {
  expect(plain(czech.date(at))).toBe('24. 11. 2026');
  expect(plain(czech.day(at))).toBe('24. 11.');
  expect(plain(czech.longDate(at))).toBe('úterý 24. 11. 2026');
});

test('something of today is told by its time, something older by its day', () => {
  expect(czech.when(at, at + 3_600_000)).toBe('15:04');
  expect(plain(czech.when(at, at + 12 * 3_600_000))).toBe('24. 11.');
});

test('a promise is told by its time, with its day when that is not today', () => {
  expect(czech.whenExactly(at, at + 3_600_000)).toBe('15:04');
  expect(plain(czech.whenExactly(at, at - 24 * 3_600_000))).toBe('24. 11. 15:04');
  const english = createFormats({ language: 'en', country: 'GB', currency: 'GBP', timeZone: 'Europe/Prague' });
  expect(english.whenExactly(at, at - 24 * 3_600_000)).toBe('24 Nov, 15:04');
});

test('money stands in the tenant’s currency, whole where asked', () => {
  expect(plain(czech.money(1284))).toBe('1 284,00 Kč');
  expect(plain(czech.wholeMoney(1290))).toBe('1 290 Kč');
  expect(plain(czech.money(5, 'EUR'))).toBe('5,00 €');
});

test('a distance in time uses the largest unit that is not zero', () => {
  expect(czech.fromNow(at + 16 * 60_000, at)).toBe('za 16 minut');
  expect(czech.fromNow(at - 3_000, at)).toBe('před 3 sekundami');
  expect(czech.fromNowShort(at - 3_000, at)).toBe('před 3 s');
});

test('a share of one is written as a percentage of the language', () => {
  expect(plain(czech.percent(0.82))).toBe('82 %');
});

test('a language that nobody here has heard of is written as where most people speak it, the month in letters', () => {
  const german = createFormats({
    language: 'de' as Language,
    country: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
  });
  expect(plain(german.money(1284))).toBe('1.284,00 €');
  expect(plain(german.day(at))).toBe('24. Nov.');
  expect(german.languageName('cs')).toBe('Tschechisch');
});
