import { describe, expect, it } from 'vitest';
import { outcomesShown } from './outcomes-shown.ts';

const all = [...Array(12).keys()].map((nth) => ({ id: `o${nth}`, name: `Výsledek ${nth}` }));

describe('[CZB-34] outcomes on the form', () => {
  it('are ten at most, and the one from beyond them that was chosen', () => {
    expect(outcomesShown(all, null, '')).toEqual(all.slice(0, 10));
    expect(outcomesShown(all, 'o3', '')).toEqual(all.slice(0, 10));
    expect(outcomesShown(all, 'o11', '')).toEqual([...all.slice(0, 10), all[11]]);
  });

  it('are found by the beginning of any word, whatever the case and the marks', () => {
    const named = [...all, { id: 'x', name: 'Žádost o výmaz' }];
    expect(outcomesShown(named, null, ' vym').map(({ id }) => id)).toEqual(['x']);
    expect(outcomesShown(named, null, 'žád').map(({ id }) => id)).toEqual(['x']);
    expect(outcomesShown(named, null, 'o vým').map(({ id }) => id)).toEqual(['x']);
    expect(outcomesShown(named, null, 'maz')).toEqual([]);
  });
});
