import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const DAY_SECONDS = 86_400;
/** Longer than Zvon is away over the longest holidays: who was not served before it stopped is told when it starts. */
const KEPT_DAYS = 14;

/**
 * Takes out of the witness who called long ago: it has their numbers, and is read whole at each start of the engine.
 * Only while no Asterisk runs: it might write a line at that moment.
 * @param {string} file
 * @param {number} nowSeconds
 */
export function forgetWitness(file, nowSeconds) {
  if (!existsSync(file)) return;
  const lines = readFileSync(file, 'latin1').split('\n');
  const kept = lines.filter((line) => !(secondsOf(line) < nowSeconds - KEPT_DAYS * DAY_SECONDS));
  if (kept.length === lines.length) return;
  // Whoever reads it sees the whole of one or the other.
  writeFileSync(`${file}.new`, kept.join('\n'), { encoding: 'latin1', mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * When a line was written; not a number in one that says no time.
 * @param {string} line
 */
const secondsOf = (line) => Number(/^"[^"]*","(\d+\.?\d*)"/.exec(line)?.[1] ?? NaN);
