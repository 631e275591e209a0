#!/usr/bin/env node
// Speaks every text of prompts/texts.json and prompts/callers/texts.json with espeak-ng: a placeholder voice until
// somebody records a better one. Usage: node tools/speak-prompts.mjs (needs espeak-ng and sox)
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(fileURLToPath(new URL('.', import.meta.url)), '..', 'prompts');
/** Chinese is spoken from pinyin: the voice for Han characters reads them letter by letter. */
const voices = { cs: 'cs', pl: 'pl', uk: 'uk', ru: 'ru', en: 'en-gb', zh: 'cmn-latn-pinyin' };
const wordsPerMinute = '150';

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status, error, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw new Error(`${program} is missing; install it to speak the prompts anew.`, { cause: error });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}

/**
 * 8 kHz mono, silence trimmed at both ends, peaks at -3 dB: what a telephone plays as it is.
 * @param {string} voice
 * @param {string} text
 * @param {string} file
 */
function speak(voice, text, file) {
  const raw = `${file}.raw.wav`;
  run('espeak-ng', ['-v', voice, '-s', wordsPerMinute, '-w', raw, text]);
  const trim = ['silence', '1', '0.05', '0.5%', 'reverse', 'silence', '1', '0.05', '0.5%', 'reverse'];
  run('sox', [raw, '-r', '8000', '-c', '1', '-b', '16', file, 'highpass', '120', ...trim, 'gain', '-n', '-3']);
  rmSync(raw);
}

/** @type {Record<string, Record<string, string>>} */
const texts = JSON.parse(readFileSync(join(folder, 'texts.json'), 'utf8'));
for (const [key, text] of Object.entries(texts)) {
  for (const [language, voice] of Object.entries(voices)) {
    mkdirSync(join(folder, language), { recursive: true });
    const spoken = (language === 'zh' ? text.pinyin : text[language]) ?? '';
    speak(voice, spoken, join(folder, language, `${key}.wav`));
  }
}
/** @type {Record<string, {language: keyof typeof voices, text: string}>} */
const callers = JSON.parse(readFileSync(join(folder, 'callers', 'texts.json'), 'utf8'));
for (const [key, { language, text }] of Object.entries(callers))
  speak(`${voices[language]}+f3`, text, join(folder, 'callers', `${key}.wav`));
process.stdout.write(
  `${Object.keys(texts).length} prompts in ${Object.keys(voices).length} languages and ${Object.keys(callers).length} callers were spoken.\n`,
);
