import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createUnsavedText } from './unsaved-text.ts';

interface Asked {
  text: string;
  answer: (savedAt: string) => void;
  fail: () => void;
}

let asked: Asked[];
let stored: string | null;
let told: string[];

const fieldOf = () =>
  createUnsavedText({
    kept: { read: () => stored, write: (text) => void (stored = text), remove: () => void (stored = null) },
    save: (text) =>
      new Promise((resolve, reject) => {
        const answer = (savedAt: string): void => resolve({ savedAt });
        asked.push({ text, answer, fail: () => reject(new Error('away')) });
      }),
    saved: (text, savedAt) => told.push(`${text} ${savedAt}`),
  });

beforeEach(() => {
  vi.useFakeTimers();
  [asked, stored, told] = [[], null, []];
});
afterEach(() => {
  vi.useRealTimers();
});
const rest = (ms = 300) => vi.advanceTimersByTimeAsync(ms);

test('a text is saved once its typing rests', async () => {
  const field = fieldOf();
  for (const text of ['c', 'ca', 'car', 'card']) {
    field.type(text);
    await rest(100);
  }
  expect(asked).toEqual([]);
  await rest();
  expect(asked.map(({ text }) => text)).toEqual(['card']);
  asked[0]!.answer('14:02');
  await rest(0);
  expect([field.get(), stored, told]).toEqual([{ text: null, isSaving: false }, null, ['card 14:02']]);
});

test('one save is under way at a time, and an answer never turns back what was typed after it was asked', async () => {
  const field = fieldOf();
  field.type('card');
  await rest();
  field.type('card lost');
  await rest(1_000);
  expect(asked).toHaveLength(1);
  asked[0]!.answer('14:02');
  await rest(0);
  expect(field.get().text).toBe('card lost');
  await rest();
  expect(asked.map(({ text }) => text)).toEqual(['card', 'card lost']);
  asked[1]!.answer('14:03');
  await rest(0);
  expect([field.get().text, stored]).toEqual([null, null]);
});

test('a text that could not be saved is tried again until the server has it', async () => {
  const field = fieldOf();
  field.type('card');
  await rest();
  asked[0]!.fail();
  await rest(0);
  expect([field.get(), stored]).toEqual([{ text: 'card', isSaving: false }, 'card']);
  await rest(2_000);
  asked[1]!.answer('14:02');
  await rest(0);
  expect([field.get().text, stored]).toEqual([null, null]);
});

test('what an earlier page could not bring to the server any more is brought by the next', async () => {
  stored = 'card';
  const field = fieldOf();
  field.bring();
  expect([field.get().text, asked[0]!.text]).toEqual(['card', 'card']);
});

test('a page that goes brings at once what still waits', async () => {
  const field = fieldOf();
  field.type('card');
  field.bring();
  await rest(1_000);
  expect(asked.map(({ text }) => text)).toEqual(['card']);
});
