import { readFileSync, readdirSync } from 'node:fs';
import { processStart, stopProcess } from './os-process.mjs';

/**
 * A test that was interrupted cannot stop what it started. Everything started for a stage carries its name in the
 * environment, down to servers in process groups of their own.
 */
export const STAGE_VARIABLE = 'ZVON_TEST_STAGE';

const GRACE_MS = 3_000;

/** What a program with an environment of its own has to pass on. */
export function stageMark() {
  const stage = process.env[STAGE_VARIABLE];
  return stage === undefined ? {} : { [STAGE_VARIABLE]: stage };
}

/**
 * @param {string} stage
 * @returns {Promise<string[]>} the command lines that were still running
 */
export async function stopLeftovers(stage) {
  const left = processIds().filter((pid) => readProc(pid, 'environ').includes(`${STAGE_VARIABLE}=${stage}`));
  const told = left.map((pid) => readProc(pid, 'cmdline').join(' ').trim());
  await Promise.all(
    left.map((pid) => stopProcess({ pid, started: processStart(pid) ?? '' }, { signal: 'SIGTERM', graceMs: GRACE_MS })),
  );
  return told;
}

function processIds() {
  try {
    return readdirSync('/proc').map(Number).filter(Number.isInteger);
  } catch {
    // A system without /proc: nothing can be found there.
    return [];
  }
}

/**
 * @param {number} pid
 * @param {'environ' | 'cmdline'} what
 */
function readProc(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8').split('\0');
  } catch {
    // It ended, or it belongs to somebody else.
    return [];
  }
}
