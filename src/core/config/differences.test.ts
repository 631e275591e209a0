import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences, inOrder, isSame } from './differences.ts';

describe('the differences of two settings', () => {
  it('are none where only the order of the keys is another', () => {
    expect(differences({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toEqual([]);
  });

  it('name the path of each value that changed', () => {
    expect(
      differences(
        { names: { cs: 'Karty', en: 'Cards' }, ringMs: 20_000 },
        { names: { cs: 'Karty', en: 'Card' }, ringMs: 15_000 },
      ),
    ).toEqual([
      { path: 'names.en', before: 'Cards', after: 'Card' },
      { path: 'ringMs', before: 20_000, after: 15_000 },
    ]);
  });

  it('show a field that only one of them has', () => {
    expect(differences({ a: 1 }, { b: 2 })).toEqual([
      { path: 'a', before: 1, after: undefined },
      { path: 'b', before: undefined, after: 2 },
    ]);
  });

  it('take a list for one value', () => {
    expect(differences({ skills: [1, 2] }, { skills: [2, 1] })).toEqual([
      { path: 'skills', before: [1, 2], after: [2, 1] },
    ]);
  });

  it('are none of anything with itself, and some of any two that are not the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(differences(one, structuredClone(one))).toEqual([]);
        expect(differences(one, other).length === 0).toBe(isSame(one, other));
      }),
    );
  });

  it('are found in text that is the same for the same settings', () => {
    expect(JSON.stringify(inOrder({ b: [{ d: 1, c: 2 }], a: null }))).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
  });
});
