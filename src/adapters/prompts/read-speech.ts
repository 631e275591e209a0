import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ReadSpeech, Speech, SpokenPrompt } from '../../core/flow/speech-port.ts';
import { LanguageTag } from '../../shared/language.ts';

/** What is spoken may be a text of any language, or how its letters are read. */
const Texts = z.record(z.string(), z.record(z.string(), z.string()));
type Texts = z.infer<typeof Texts>;

const ageMaxMs = 5_000;

/** The prompts in a folder that a telephone system plays from, read again when what was read is a few seconds old. */
export function speechIn(folder: string, monotonicMs: () => number): ReadSpeech {
  let read: { at: number; speech: Promise<Speech> } | null = null;
  return () => {
    if (read && monotonicMs() - read.at < ageMaxMs) return read.speech;
    const speech = readSpeech(folder);
    read = { at: monotonicMs(), speech };
    // What could not be read is tried again by whoever asks next.
    speech.catch(() => (read = null));
    return speech;
  };
}

/** `<language>/<prompt>.wav`, and what they say in `texts.json`. */
async function readSpeech(folder: string): Promise<Speech> {
  const languages = await languagesIn(folder);
  const texts = Texts.parse(JSON.parse(await readFile(join(folder, 'texts.json'), 'utf8')));
  const spoken = new Map<string, LanguageTag[]>();
  for (const language of languages) {
    for (const key of await promptsIn(join(folder, language))) spoken.set(key, [...(spoken.get(key) ?? []), language]);
  }
  return [...spoken].map(([key, of]) => ({ key, languages: of, texts: textsOf(key, texts) })).toSorted(byKey);
}

const byKey = (one: SpokenPrompt, other: SpokenPrompt): number => (one.key < other.key ? -1 : 1);

async function languagesIn(folder: string): Promise<LanguageTag[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.filter((name) => LanguageTag.safeParse(name).success).toSorted();
}

async function promptsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.wav')).map((name) => name.slice(0, -'.wav'.length));
}

const textsOf = (key: string, texts: Texts): Record<LanguageTag, string> =>
  Object.fromEntries(
    Object.entries(Object.hasOwn(texts, key) ? texts[key]! : {}).filter(([tag]) => LanguageTag.safeParse(tag).success),
  );
