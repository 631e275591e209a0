/**
 * What a person at the terminal reads: one calm line a step, and one line that moves while something long is fetched.
 * @typedef {{ line: (text: string) => void, progress: (label: string, percent: number) => void, done: (text: string) => void }} Say
 */

const BAR_CELLS = 24;

/**
 * @param {{ write: (text: string) => unknown, isTTY?: boolean }} [out]
 * @returns {Say}
 */
export function createSay(out = process.stdout) {
  let moving = false;
  let lastQuarter = -1;
  const settle = () => {
    if (moving && out.isTTY) out.write('\r\x1b[K');
    moving = false;
    lastQuarter = -1;
  };
  return {
    line(text) {
      settle();
      out.write(`${text}\n`);
    },
    progress(label, percent) {
      const bounded = Math.max(0, Math.min(100, Math.round(percent)));
      if (out.isTTY) {
        moving = true;
        out.write(`\r\x1b[K  ${label} ${progressBar(bounded)} ${bounded} %`);
        return;
      }
      // A log file gets a line a quarter, not a line a package.
      const quarter = Math.floor(bounded / 25);
      if (quarter === lastQuarter) return;
      lastQuarter = quarter;
      out.write(`  ${label} ${quarter * 25} %\n`);
    },
    done(text) {
      settle();
      out.write(`  ${text}\n`);
    },
  };
}

/** @param {readonly string[]} argv */
export const asksForJson = (argv) => argv.includes('--json');

/**
 * Whoever asks for JSON reads standard output with a program: what is said to a person goes beside it.
 * @param {readonly string[]} argv
 */
export const outputFor = (argv) => (asksForJson(argv) ? process.stderr : process.stdout);

/** @param {number} percent */
export function progressBar(percent) {
  const filled = Math.round((percent / 100) * BAR_CELLS);
  return `[${'#'.repeat(filled)}${'.'.repeat(BAR_CELLS - filled)}]`;
}

/** @type {Say} */
export const silent = { line: () => undefined, progress: () => undefined, done: () => undefined };
