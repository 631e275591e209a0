import { expect, it } from 'vitest';
import en from './en/words.json';
import { wordsOfPart } from './words-part.ts';

it('every word belongs to one part, and those of other pages are not fetched with the desk', () => {
  const desk = wordsOfPart(en, 'desk');
  const later = wordsOfPart(en, 'later');
  expect(Object.keys({ ...desk, ...later }).toSorted()).toEqual(Object.keys(en).toSorted());
  expect(Object.keys(desk).filter((key) => key in later)).toEqual([]);
  expect(Object.keys(later)).toContain('flow.publish');
  expect(Object.keys(desk)).toContain('bar.answer');
});
