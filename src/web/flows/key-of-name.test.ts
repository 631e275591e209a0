import { expect, it } from 'vitest';
import { keyOfName } from './key-of-name.ts';

it.each([
  ['Infoline CZ', 'infoline-cz'],
  ['  Příjem – karty! ', 'prijem-karty'],
  ['Płatności', 'platnosci'],
  ['Картки Їжак', 'kartky-izhak'],
  ['客服', ''],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('the key of "%s" is "%s"', (name, key) => {
  expect(keyOfName(name)).toBe(key);
});
