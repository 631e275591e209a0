import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { speechIn } from './read-speech.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zvon-prompts-'));
  for (const of of ['cs', 'en', 'callers']) await mkdir(join(folder, of));
  for (const file of ['cs/greeting.wav', 'cs/goodbye.wav', 'cs/notes.txt', 'en/greeting.wav', 'callers/hangs-up.wav'])
    await writeFile(join(folder, file), '');
  const texts = { greeting: { cs: 'Dobrý den', en: 'Hello', pinyin: 'nin2 hao3' }, unspoken: { cs: 'Nic' } };
  await writeFile(join(folder, 'texts.json'), JSON.stringify(texts));
});
afterAll(() => rm(folder, { recursive: true }));

test('a prompt can be heard in the languages that have its file; what it says is known where that is written down', async () => {
  expect(await speechIn(folder, () => 0)()).toEqual([
    { key: 'goodbye', languages: ['cs'], texts: {} },
    { key: 'greeting', languages: ['cs', 'en'], texts: { cs: 'Dobrý den', en: 'Hello' } },
  ]);
});

test('a file that comes later is known a few seconds later', async () => {
  let at = 0;
  const speech = speechIn(folder, () => at);
  const english = async () => (await speech()).filter(({ languages }) => languages.includes('en')).length;
  expect(await english()).toBe(1);
  await writeFile(join(folder, 'en/goodbye.wav'), '');
  expect(await english()).toBe(1);
  at = 5_000;
  expect(await english()).toBe(2);
});

test('what could not be read is tried again by whoever asks next', async () => {
  const later = join(folder, 'later');
  const speech = speechIn(later, () => 0);
  await expect(speech()).rejects.toThrow('ENOENT');
  await mkdir(later);
  await writeFile(join(later, 'texts.json'), '{}');
  expect(await speech()).toEqual([]);
});
