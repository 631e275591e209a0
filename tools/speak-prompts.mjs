#!/usr/bin/env node
// Speaks every text of prompts/texts.json and prompts/callers/texts.json with espeak-ng: a placeholder voice until
// somebody records a better one. Usage: node tools/speak-prompts.mjs (needs espeak-ng and sox)
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(import.meta.dirname, '..', 'prompts');
/** Chinese is spoken from pinyin: the voices cmn and zh read Han characters one by one, or not at all. */
const voices = { cs: 'cs', pl: 'pl', uk: 'uk', ru: 'ru', en: 'en-gb', zh: 'cmn-latn-pinyin' };
const wordsPerMinute = '145';
/** Callers are told from the prompts by another timbre. */
const callerVariant = '+f3';

/** @param {string} program */
const isHere = (program) => !spawnSync(program, ['--version']).error;

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Buffer} [input]
 */
function run(program, args, input) {
  const { status, stdout, stderr } = spawnSync(program, args, { input, maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed: ${stderr.toString()}`);
  return stdout;
}

/**
 * 8 kHz mono, 16 bits, silence trimmed at both ends, peaks below -3 dBFS: what a telephone plays as it is.
 * @param {string} voice
 * @param {string} text
 * @param {string} file
 */
function speak(voice, text, file) {
  const spoken = run('espeak-ng', ['-v', voice, '-s', wordsPerMinute, '--stdout', text]);
  const trim = ['silence', '1', '0.05', '0.5%', 'reverse', 'silence', '1', '0.05', '0.5%', 'reverse'];
  // The rate is converted before the level is set: its filter overshoots.
  const format = ['-D', '-V1', '-t', 'wav', '--ignore-length', '-', '-r', '8000', '-c', '1', '-b', '16', file];
  run('sox', [...format, 'rate', '8000', 'highpass', '120', ...trim, 'gain', '-n', '-3.2'], spoken);
}

const missing = ['espeak-ng', 'sox'].filter((program) => !isHere(program));
if (missing.length > 0) {
  process.stderr.write(
    `${missing.join(' and ')} not found, so nothing was spoken; the files that are there stay as they are.\n` +
      'On Debian: apt-get install espeak-ng sox. Or record the texts and put the files in their places.\n',
  );
  process.exit(1);
}

/** @type {Record<string, Record<string, string>>} */
const texts = JSON.parse(readFileSync(path.join(folder, 'texts.json'), 'utf8'));
for (const [language, voice] of Object.entries(voices)) {
  mkdirSync(path.join(folder, language), { recursive: true });
  for (const [key, text] of Object.entries(texts))
    speak(voice, text[language === 'zh' ? 'pinyin' : language] ?? '', path.join(folder, language, `${key}.wav`));
}
/** @type {Record<string, {language: keyof typeof voices, text: string}>} */
const callers = JSON.parse(readFileSync(path.join(folder, 'callers', 'texts.json'), 'utf8'));
for (const [key, { language, text }] of Object.entries(callers))
  speak(`${voices[language]}${callerVariant}`, text, path.join(folder, 'callers', `${key}.wav`));
process.stdout.write(
  `${Object.keys(texts).length} prompts in ${Object.keys(voices).length} languages and ${Object.keys(callers).length} callers were spoken.\n`,
);
