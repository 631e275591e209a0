import { expect, test } from 'vitest';
import { canonical, firstDifference } from './canonical.ts';

test('equal values have one text, in whatever order their keys came', () => {
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
  expect(canonical({ a: 1, b: 2 })).toBe(canonical({ b: 2, a: 1 }));
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
});

test('a difference is shown where it begins', () => {
  expect(firstDifference('{"a":1}', '{"a":2}')).toBe('…{"a":1}… against …{"a":2}…');
});
