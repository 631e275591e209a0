import { expect, it } from 'vitest';
import en from './en/words.json';
import { wordsOfPart } from './words-part.ts';

it('every word belongs to one part, and those of the administration are not fetched with the desk', () => {
  const desk = wordsOfPart(en, 'desk');
  const admin = wordsOfPart(en, 'admin');
  expect(Object.keys({ ...desk, ...admin }).toSorted()).toEqual(Object.keys(en).toSorted());
  expect(Object.keys(desk).filter((key) => key in admin)).toEqual([]);
  expect(Object.keys(admin)).toContain('flow.publish');
  expect(Object.keys(desk)).toContain('bar.answer');
});
