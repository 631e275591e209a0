import { expect, test } from 'vitest';
import { passesLuhn } from './luhn.ts';

test.each(['4111111111111111', '5500005555555559', '79927398713', '0'])('%s carries its check digit', (digits) => {
  expect(passesLuhn(digits)).toBe(true);
});

test.each(['4111111111111112', '4111111111111110', '79927398710', '', '41111111111x1111'])(
  '%s is no card number',
  (digits) => {
    expect(passesLuhn(digits)).toBe(false);
  },
);

test('two neighbouring digits that are swapped are noticed', () => {
  expect(passesLuhn('79927398713')).toBe(true);
  expect(passesLuhn('97927398713')).toBe(false);
});
