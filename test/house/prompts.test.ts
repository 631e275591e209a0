import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseWav } from '../../src/adapters/sip-caller/wav.ts';
import { demoLanguages } from '../../src/features/demo/seed/six-languages.ts';
import { DemoScenario } from '../../src/shared/api/reports.ts';
import { projectRoot } from './project-files.ts';

const folder = path.join(projectRoot, 'prompts');
/** Of a file on average: a clone carries them all. */
const bytesMax = 64_500;

const positions = Array.from({ length: 9 }, (_, nth) => `position-${nth + 1}`);
const keys = [
  ...['greeting', 'enter-card', 'card-not-read', 'please-wait', ...positions, 'position-more', 'expected-wait-short'],
  ...['all-busy', 'one-moment', 'goodbye', 'technical-hold', 'overflow', 'choose-language', 'main-menu'],
  ...['recorded-call', 'closed-now', 'closed-holiday', 'not-understood'],
];

/** What flows can be played in: a folder each. */
const spoken = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'callers')
  .map(({ name }) => name);

const readTexts = (file: string): Record<string, Record<string, string>> =>
  JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, Record<string, string>>;

const dbOf = (amplitude: number): number => 20 * Math.log10(amplitude / 32_768);

/** What a telephone cannot play as it is, or what nobody would hear; null when the sound is good. */
function faultOf(file: Buffer, secondsMax: number): string | null {
  const wav = parseWav(file);
  if (wav.kind === 'unreadable') return wav.reason;
  if (wav.sampleRateHz !== 8_000) return `sampled at ${wav.sampleRateHz} Hz`;
  const seconds = wav.samples.length / wav.sampleRateHz;
  if (seconds < 0.8 || seconds > secondsMax) return `${seconds.toFixed(1)} s long`;
  const peak = wav.samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  if (dbOf(peak) > -3) return `peak at ${dbOf(peak).toFixed(1)} dBFS`;
  const rms = Math.sqrt(wav.samples.reduce((sum, sample) => sum + sample * sample, 0) / wav.samples.length);
  return dbOf(rms) > -30 ? null : `only ${dbOf(rms).toFixed(1)} dBFS loud`;
}

function wavOf(samples: readonly number[], sampleRateHz = 8_000): Buffer {
  const file = Buffer.alloc(44 + samples.length * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, nth) => file.writeInt16LE(sample, 44 + nth * 2));
  return file;
}

describe('the prompts', () => {
  const texts = readTexts('texts.json');

  it('are those that flows, queues and the dialplan play', () => {
    expect(Object.keys(texts).sort()).toEqual([...keys].sort());
  });

  it('are spoken in whatever the demo speaks', () => {
    expect(spoken).toEqual(expect.arrayContaining([...demoLanguages]));
  });

  it.each(keys)('%s is written in each language that is spoken, and in pinyin for the voice', (key) => {
    expect(Object.keys(texts[key] ?? {}).sort()).toEqual([...spoken, 'pinyin'].sort());
    expect(Object.values(texts[key] ?? {}).filter((text) => text.trim() === '')).toEqual([]);
  });

  it.each(spoken)('are spoken in %s, each as a telephone plays it, and no other file lies there', (language) => {
    const files = readdirSync(path.join(folder, language));
    expect(files.sort()).toEqual(keys.map((key) => `${key}.wav`).sort());
    const faults = files.map((file) => [file, faultOf(readFileSync(path.join(folder, language, file)), 12)]);
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
  });

  it('take no more room than a clone should carry', () => {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const sizes = files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name)).length);
    expect(sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toBeLessThan(bytesMax);
  });
});

describe('the callers of the demo', () => {
  it.each(DemoScenario.options)('%s has a text and a voice', (scenario) => {
    const caller = readTexts('callers/texts.json')[scenario];
    expect(demoLanguages).toContain(caller?.language);
    expect(caller?.text).toMatch(/\p{L}/u);
    const file = path.join(folder, 'callers', `${scenario}.wav`);
    expect(existsSync(file) && faultOf(readFileSync(file), 20)).toBeNull();
  });
});

describe('a bad sound is refused', () => {
  const tone = (amplitude: number, length = 16_000) =>
    Array.from({ length }, (_, nth) => Math.round(amplitude * Math.sin(nth / 3)));

  it.each([
    ['silence', wavOf(tone(0)), /loud/],
    ['a whisper', wavOf(tone(300)), /only -4\d\.\d dBFS loud/],
    ['clipping', wavOf(tone(32_700)), /peak/],
    ['another rate', wavOf(tone(8_000), 16_000), /16000 Hz/],
    ['a click', wavOf(tone(8_000, 800)), /0\.1 s long/],
    ['another format', Buffer.from('ID3'), /not a RIFF/],
  ])('%s', (_, file, why) => {
    expect(faultOf(file, 12)).toMatch(why);
  });

  it('and a sound one is not', () => {
    expect(faultOf(wavOf(tone(8_000)), 12)).toBeNull();
  });
});
