import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/**
 * How much of the processors this machine is given of what it asks for: a virtual machine whose neighbours are busy is
 * given less, and nothing that it does in real time can be judged then.
 * @typedef {{ busy: number, stolen: number }} ProcessorTime in ticks since the start
 * @typedef {{ at: number, share: number }} ShareSeen `at` in ms since 1970
 */

const STAT = '/proc/stat';
/** With less than this, voice stutters and people in a walk run out of time. */
export const shareForRealTime = 0.75;

/**
 * The first line of /proc/stat (proc(5)): user, nice, system, idle, iowait, irq, softirq, steal.
 * @param {string} text
 * @returns {ProcessorTime}
 */
export function readProcessorTime(text) {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, stolen = 0] = text
    .slice(0, text.indexOf('\n'))
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return { busy: user + nice + system + irq + softirq, stolen };
}

/**
 * 1 where nothing was asked for.
 * @param {ProcessorTime} before
 * @param {ProcessorTime} after
 */
export function shareOf(before, after) {
  const given = after.busy - before.busy;
  const asked = given + after.stolen - before.stolen;
  return asked > 0 ? given / asked : 1;
}

/** @returns {ProcessorTime} elsewhere than on Linux nothing is known to be taken */
const processorTime = () => (existsSync(STAT) ? readProcessorTime(readFileSync(STAT, 'utf8')) : { busy: 0, stolen: 0 });

/** Asks for two processors for some seconds, and tells what was given. */
export async function probeShare(seconds = 10) {
  const spin = `const until = Date.now() + ${seconds * 1_000}; while (Date.now() < until);`;
  const before = processorTime();
  await Promise.all([1, 2].map(() => new Promise((resolve) => new Worker(spin, { eval: true }).once('exit', resolve))));
  return shareOf(before, processorTime());
}

/** Notes each few seconds what was given, until it is stopped. */
export function watchShare(everyMs = 3_000) {
  /** @type {ShareSeen[]} */
  const seen = [];
  let before = processorTime();
  const timer = setInterval(() => {
    const now = processorTime();
    seen.push({ at: Date.now(), share: shareOf(before, now) });
    before = now;
  }, everyMs);
  timer.unref();
  return { seen, stop: () => clearInterval(timer) };
}

/**
 * Whether too little was given at some time between the two.
 * @param {readonly ShareSeen[]} seen
 * @param {number} from
 * @param {number} to
 */
export function wasStarved(seen, from, to) {
  return seen.some(({ at, share }) => at >= from && at <= to && share < shareForRealTime);
}
