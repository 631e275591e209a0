import { expect, test } from 'vitest';
import { newestOf } from './saved-drafts.ts';

const note = (value: string, second: number) => ({
  ...{ field: 'note', value },
  savedAt: `2026-11-24T14:02:0${second}.000Z`,
});

test('an answer that was overtaken by a later save changes nothing', () => {
  expect(newestOf({ fields: [note('card lost', 2)] }, { fields: [note('card', 1)] })).toEqual({
    fields: [note('card lost', 2)],
  });
});

test('what another tab saved later is taken, and other fields stay', () => {
  const search = { ...note('Nowak', 1), field: 'identity-search' };
  expect(newestOf({ fields: [search, note('card', 1)] }, { fields: [note('card lost', 2)] })).toEqual({
    fields: [search, note('card lost', 2)],
  });
});
