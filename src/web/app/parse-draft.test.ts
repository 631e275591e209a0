import { expect, test } from 'vitest';
import { parseDraft } from './parse-draft.ts';

test('a draft of several fields says each by its name', () => {
  expect(parseDraft('{"familyName":"Nowak"}')).toEqual({ familyName: 'Nowak' });
});

test.each(['', 'null', '7', '[]', '"Nowak"', '{"familyName":'])(
  'a draft that is none says nothing, and the page is drawn: %s',
  (text) => {
    expect(parseDraft(text)).toEqual({});
  },
);
