import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const underWay = new Set();

/** For the moment when everything is to stop. */
export function endRunningCommands() {
  for (const child of underWay) child.kill('SIGTERM');
}

/**
 * @typedef {{ code: number, stdout: string, stderr: string }} CommandResult
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, onStatusLine?: (line: string) => void }} CommandOptions
 */

/**
 * Runs a program to its end. File descriptor 3 carries progress lines where the program knows how to write them.
 * @param {string} command
 * @param {string[]} args
 * @param {CommandOptions} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe', options.onStatusLine ? 'pipe' : 'ignore'],
    });
    underWay.add(child);
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (/** @type {Buffer} */ chunk) => (stdout += chunk));
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (stderr += chunk));
    if (options.onStatusLine)
      readLines(/** @type {import('node:stream').Readable} */ (child.stdio[3]), options.onStatusLine);
    const end = (/** @type {CommandResult} */ result) => {
      underWay.delete(child);
      resolve(result);
    };
    child.on('error', (error) => end({ code: 127, stdout, stderr: stderr + error.message }));
    child.on('close', (code) => end({ code: code ?? 1, stdout, stderr }));
  });
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 */
export function readLines(stream, onLine) {
  let rest = '';
  stream.on('data', (/** @type {Buffer} */ chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
  stream.on('error', () => {
    rest = '';
  });
}
