import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isAlive, processStart, startDetached, stopProcess } from './os-process.mjs';
import { projectRoot } from './paths.mjs';

/** @type {string} */
let data;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'zvon-second-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** @param {import('./os-process.mjs').ProcessIdentity} identity */
function superviseBy(identity) {
  mkdirSync(path.join(data, 'run'), { recursive: true });
  writeFileSync(path.join(data, 'run', 'supervisor.json'), JSON.stringify(identity));
}

/**
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function start(...args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(projectRoot, 'tools', 'start.mjs'), ...args], {
      env: { ...process.env, ZVON_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += String(text)));
    child.once('exit', (code) => resolve({ code, said }));
  });
}

/** @param {import('./os-process.mjs').ProcessIdentity} identity */
const restoreBy = ({ pid, started }) =>
  writeFileSync(path.join(data, 'postgres.restoring.process'), `${pid}\n${started}`);

describe('a start while the database is restored', () => {
  test('says that a restore is under way, and leaves everything as it is', async () => {
    restoreBy({ pid: process.pid, started: processStart(process.pid) ?? '' });
    const { code, said } = await start();
    expect(code).toBe(1);
    expect(said).toBe(`A restore is under way here, by process ${process.pid}: start Zvon when it has ended.\n`);
    expect(readdirSync(data)).toEqual(['postgres.restoring.process']);
  });

  test('is not kept off by a restore whose process is gone, nor by another one of the same number', async () => {
    superviseBy({ pid: process.pid, started: processStart(process.pid) ?? '' });
    restoreBy({ pid: process.pid, started: 'earlier' });
    expect((await start()).said).toMatch(/already runs here/);
  });
});

describe('a second start on the same folder', () => {
  test('says that Zvon runs there already, and leaves everything as it is', async () => {
    const running = { pid: process.pid, started: processStart(process.pid) ?? '' };
    superviseBy(running);
    const { code, said } = await start();
    expect(code).toBe(1);
    expect(said).toBe(
      `Zvon already runs here, supervised by process ${running.pid}; npm start -- --replace takes over from it.\n`,
    );
    expect(isAlive(running)).toBe(true);
  });

  test('that is to replace the first asks its supervisor to leave, and changes nothing when it stays', async () => {
    const deaf = startDetached({
      command: process.execPath,
      args: ['-e', "process.on('SIGUSR2', () => {}); setInterval(() => {}, 1000)"],
      logFile: path.join(data, 'deaf.log'),
    });
    try {
      superviseBy(deaf.identity);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { code, said } = await start('--replace');
      expect(code).toBe(1);
      expect(said).toMatch(/which supervises Zvon here, does not leave; nothing was changed/);
      expect(isAlive(deaf.identity)).toBe(true);
    } finally {
      await stopProcess(deaf.identity, { signal: 'SIGKILL', graceMs: 2_000 });
    }
  }, 30_000);
});
