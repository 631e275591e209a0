import { expect, test } from 'vitest';
import { maybeSame } from './duplicates.ts';

const differs = (...fields: string[]) => fields.map((field) => ({ field, value: 'x' }));

test.each([
  ['the same full name', ['familyName', 'givenName'], [], true],
  ['the same full name in another script', ['familyNameLatin', 'givenNameLatin'], [], true],
  ['the same name, another number', ['familyName', 'givenName'], differs('phone'), true],
  ['the same name, another city', ['familyName', 'givenName'], differs('city'), false],
  ['the same name, another birth date', ['familyName', 'givenName'], differs('birthDate'), false],
  ['the same family name alone', ['familyName'], differs('givenName'), false],
  ['a similar family name alone', ['familyNameSimilar', 'givenName'], [], false],
  ['a similar family name and the same number', ['familyNameSimilar', 'phone'], differs('city'), true],
  ['the same family name and birth date', ['familyName', 'birthDate'], differs('city'), true],
  ['the same number, another family name', ['phone'], differs('familyName'), false],
])('%s may be the same customer: %s', (_what, agrees, against, expected) => {
  expect(maybeSame({ agrees, differs: against }, true)).toBe(expected);
});

test('an organisation has no given name to compare', () => {
  expect(maybeSame({ agrees: ['familyName'], differs: [] }, false)).toBe(true);
});
