import { expect, test } from 'vitest';
import { dateOf } from './asked-date.ts';
import { type AskedFields, isEmpty, keyOf, lookedUp, understand } from './question.ts';

const none: AskedFields = { text: '', familyName: '', givenName: '', city: '', birthDate: '', key: '', phone: '' };
const ask = (text: string) => understand({ ...none, text }, 'CZ');

test('words are names or cities, whatever order they come in', () => {
  expect(ask('Nováková Brno').anywhere.map((word) => word.plain)).toEqual(['novakova', 'brno']);
});

test('a row of digits is looked up as a number and as a key at once', () => {
  expect(lookedUp(ask('602 118 340'))).toEqual({ keys: ['602118340'], phones: ['602118340'] });
  expect(lookedUp(ask('1002331'))).toEqual({ keys: ['1002331'], phones: ['1002331'] });
});

test('a number with a country code is looked up by its last nine digits', () => {
  expect(lookedUp(ask('+420 602-118-340')).phones).toEqual(['602118340']);
  expect(lookedUp(ask('00380 50 123 45 67')).phones).toEqual(['501234567']);
});

test('a card number in groups of four is one key and no telephone number of its first digits', () => {
  expect(lookedUp(ask('4000 0012 3456 4021')).keys).toEqual(['4000001234564021']);
});

test('a date in any of the usual forms is a birth date and not a number', () => {
  for (const text of ['12.3.1984', '12. 3. 1984', '12/03/1984', '1984-03-12']) {
    expect([text, ask(`Čapková ${text}`)]).toMatchObject([text, { birthDate: '1984-03-12', groups: [] }]);
  }
  expect(dateOf('32.1.1984')).toBeNull();
  expect(dateOf('12.13.1984')).toBeNull();
});

test('an e-mail is taken whole', () => {
  expect(ask('A.Capkova@posta.example')).toMatchObject({ emails: ['a.capkova@posta.example'], anywhere: [] });
});

test('a name, a number and a date may stand in one text', () => {
  const question = ask('Dvořák 541 220 100 1. 2. 1990 Brno');
  expect(question.anywhere.map((word) => word.plain)).toEqual(['dvorak', 'brno']);
  expect(question.birthDate).toBe('1990-02-01');
  expect(lookedUp(question).phones).toEqual(['541220100']);
});

test('keys lose their spaces, dashes and small letters', () => {
  expect(keyOf('cz 2531-3142')).toBe('CZ25313142');
});

test('three digits ask for nothing: they would be in every second number', () => {
  expect(isEmpty(ask('602'))).toBe(true);
  expect(isEmpty(ask(' . – '))).toBe(true);
  expect(isEmpty(ask('李'))).toBe(false);
});
