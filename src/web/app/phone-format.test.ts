import { expect, test } from 'vitest';
import { formatPhone } from './phone-format.ts';

test('a number of the tenant’s country is grouped nationally', () => {
  expect(formatPhone('+420602118340', 'CZ')).toBe('602 118 340');
  expect(formatPhone('+380501234567', 'UA')).toBe('050 123 45 67');
});

test('a number of another country is written internationally', () => {
  expect(formatPhone('+48601220118', 'CZ')).toBe('+48 601 220 118');
  expect(formatPhone('+380501234567', 'CZ')).toBe('+380 50 123 45 67');
});

test('what is no telephone number stays as it came', () => {
  expect(['2101', 'anonymous', ''].map((text) => formatPhone(text, 'CZ'))).toEqual(['2101', 'anonymous', '']);
});
