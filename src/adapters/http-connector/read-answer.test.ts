import { expect, test } from 'vitest';
import { readAnswer } from './read-answer.ts';

test.each([
  ['1284.00', 'CZK', 128_400],
  ['1284', 'CZK', 128_400],
  ['-220.8', 'CZK', -22_080],
  ['0.10', 'EUR', 10],
  [19.99, 'EUR', 1_999],
  ['100', 'JPY', 100],
  ['-0.00', 'CZK', 0],
])('%s %s is %i minor units', (amount, currency, minor) => {
  expect(readAnswer({ a: { amount, currency } }, { a: '$.a|money' })).toEqual({
    kind: 'read',
    values: { a: { minor, currency } },
  });
});

test.each([
  [{ amount: '12.345', currency: 'CZK' }],
  [{ amount: '1,50', currency: 'CZK' }],
  [{ amount: '10', currency: 'koruna' }],
  [{ amount: '1e9', currency: 'CZK' }],
  ['100'],
])('%j is no money and refuses the answer', (a) => {
  expect(readAnswer({ a }, { a: '$.a|money' })).toEqual({ kind: 'refused', place: '$.a' });
});

test('values are found at their places, whatever stands around them', () => {
  const answer = { data: { items: [{ id: 7 }, { id: 8, on: true }] }, at: '2028-08-31T00:00:00Z' };
  expect(
    readAnswer(answer, {
      id: '$.data.items[1].id|number',
      on: '$.data.items[1].on|flag',
      month: '$.at|month',
      day: '$.at|date',
    }),
  ).toEqual({ kind: 'read', values: { id: 8, on: true, month: '2028-08', day: '2028-08-31' } });
});

test('what is not there stays out, so that the object keeps what it had', () => {
  expect(readAnswer({ a: null }, { a: '$.a', b: '$.b.c', c: '$[3]' })).toEqual({ kind: 'read', values: {} });
});

test('a list is read item by item up to its limit, and a wrong item refuses it by its place', () => {
  const map = { rows: { list: '$.rows', item: { amount: '$.amount|money' }, max: 2 } };
  const amount = { amount: '1.00', currency: 'CZK' };
  expect(readAnswer({ rows: [{ amount }, { amount }, { amount: 'x' }] }, map)).toEqual({
    kind: 'read',
    values: { rows: [{ amount: { minor: 100, currency: 'CZK' } }, { amount: { minor: 100, currency: 'CZK' } }] },
  });
  expect(readAnswer({ rows: [{ amount }, { amount: 'x' }] }, map)).toEqual({
    kind: 'refused',
    place: '$.rows[1].amount',
  });
  expect(readAnswer({ rows: {} }, map)).toEqual({ kind: 'refused', place: '$.rows' });
});

test('an answer cannot reach the prototype of an object', () => {
  expect(readAnswer({}, { a: '$.constructor.name', b: '$.__proto__' })).toEqual({ kind: 'read', values: {} });
});
