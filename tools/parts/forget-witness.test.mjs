import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { forgetWitness } from './forget-witness.mjs';

const now = 1_795_324_019;
const day = 86_400;
/** @param {number} seconds */
const line = (seconds) =>
  `"ZVON_ARRIVED","${seconds}.207860","node-1-1.0","{""extra"":""id|420541100100|420777000001""}"\n`;

/** @param {string} text */
function witnessWith(text) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'zvon-witness-')), 'witness.csv');
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

it('forgets who called more than a fortnight ago, and nobody else', () => {
  const file = witnessWith(line(now - 30 * day) + line(now - 15 * day) + line(now - 13 * day) + line(now));
  forgetWitness(file, now);
  expect(readFileSync(file, 'latin1')).toBe(line(now - 13 * day) + line(now));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it('keeps what it cannot read, and the beginning of a line that was cut off', () => {
  const rest = 'a word\n"ZVON_ARR';
  const file = witnessWith(line(now - 30 * day) + rest);
  forgetWitness(file, now);
  expect(readFileSync(file, 'latin1')).toBe(rest);
});

it('leaves a file alone in which nobody is to be forgotten, and one that is not there', () => {
  const file = witnessWith(line(now));
  const { ino } = statSync(file);
  forgetWitness(file, now);
  forgetWitness(`${file}.missing`, now);
  expect(statSync(file).ino).toBe(ino);
});
