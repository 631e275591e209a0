import { expect, test } from 'vitest';
import { lastNineOf, phoneKeyOf } from './phone-key.ts';

test.each([
  ['602 118 340', 'CZ', '+420602118340'],
  ['602118340', 'CZ', '+420602118340'],
  ['+420 602 118 340', 'CZ', '+420602118340'],
  ['00420602118340', 'CZ', '+420602118340'],
  ['(602) 118-340', 'CZ', '+420602118340'],
  ['602/118340', 'CZ', '+420602118340'],
  ['0602118340', 'CZ', '+420602118340'],
  ['+420 (0) 602 118 340', 'CZ', '+420602118340'],
  ['050 123 45 67', 'UA', '+380501234567'],
  ['+380 50 123 45 67', 'CZ', '+380501234567'],
  ['8 (912) 345-67-89', 'RU', '+79123456789'],
  ['512 345 678', 'PL', '+48512345678'],
  ['0512345678', 'PL', '+48512345678'],
])('[RU-12] %s in %s is %s', (text, country, e164) => {
  expect(phoneKeyOf(text, country)?.e164).toBe(e164);
});

test.each(['', 'Novák', '12', '1002331', '4021 4021 4021 4021', '+420 602 118'])(
  '%j is no telephone number',
  (text) => {
    expect(phoneKeyOf(text, 'CZ')).toBeNull();
  },
);

test('a number knows its country and its kind of line', () => {
  expect(phoneKeyOf('+380501234567', 'CZ')).toMatchObject({ country: 'UA', line: 'mobile' });
  expect(phoneKeyOf('541 220 100', 'CZ')).toMatchObject({ country: 'CZ', line: 'fixed' });
  expect(phoneKeyOf('800 123 456', 'CZ')).toMatchObject({ line: 'toll-free' });
});

test('a number said in its own country meets the one kept with a country code by its last nine digits', () => {
  expect(lastNineOf('050 123 45 67')).toBe(lastNineOf('+380501234567'));
  expect(lastNineOf('602 118 340')).toBe('602118340');
});
