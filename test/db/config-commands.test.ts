import { execFileSync, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConfigFile } from '../../src/shared/api/config.ts';
import { program } from '../../tools/parts/build.mjs';
import { dataFolder } from '../../tools/parts/paths.mjs';
import { serverBundle } from '../../tools/parts/server-bundle.mjs';
import { appPassword, openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let folder: string;
/** The program as it is built: its sources would take seconds to begin each time. */
let zvon: string;
beforeAll(async () => {
  database = await openTestDatabase();
  // Below the project, where the program finds it.
  mkdirSync(dataFolder, { recursive: true });
  folder = mkdtempSync(join(dataFolder, 'config-commands-'));
  zvon = join(folder, 'zvon.mjs');
  execFileSync(program('esbuild'), ['src/runtime/main.ts', ...serverBundle, `--outfile=${zvon}`]);
  await database.ownerDb
    .insertInto('tenant')
    .values({
      ...{ id: randomUUID(), key: 'empty', name: 'Empty', country: 'CZ', language: 'cs' },
      ...{ time_zone: 'Europe/Prague', currency: 'CZK' },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .then(({ id }) => database.ownerDb.insertInto('event_head').values({ tenant_id: id, version: 0 }).execute());
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
});

/** As `./zvon config …` runs, on this database. */
function config(...args: string[]): { ends: number | null; out: string; err: string } {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.ownerUrl, ZVON_APP_PASSWORD: appPassword, ZVON_DATA: folder },
    ZVON_MASTER_KEY_FILE: join(folder, 'key'),
  };
  const ran = spawnSync(process.execPath, [zvon, 'config', ...args], { encoding: 'utf8', env });
  return { ends: ran.status, out: ran.stdout, err: ran.stderr };
}
const of = (tenant: string): string[] => ['--tenant', tenant];
const at = (name: string): string => join(folder, name);
const write = (name: string, file: unknown): string => {
  writeFileSync(at(name), typeof file === 'string' ? file : JSON.stringify(file));
  return at(name);
};

describe('zvon config', () => {
  test('carries all settings into an empty company, whose own file is the same byte by byte', () => {
    const one = at('one.json');
    expect(config('export', ...of('a'), '--out', one)).toMatchObject({ ends: 0, err: '' });
    expect(config('diff', one, ...of('a'))).toEqual({ ends: 0, out: '', err: '' });
    const before = config('diff', one, ...of('empty'));
    expect(before.ends).toBe(1);
    expect(before.out).toContain('+ queue cards\n');
    expect(config('apply', one, ...of('empty'), '--why', 'moved').ends).toBe(0);
    expect(config('export', ...of('empty'), '--out', at('two.json')).ends).toBe(0);
    expect(readFileSync(at('two.json'), 'utf8')).toBe(readFileSync(one, 'utf8'));
  });

  test('tells a change of one field in one line', () => {
    const file = JSON.parse(config('export', ...of('a')).out) as ConfigFile;
    const ringMs = file.items.queue!['cards']!['ringMs'] as number;
    file.items.queue!['cards']!['ringMs'] = ringMs + 1_000;
    expect(config('diff', write('three.json', file), ...of('a'))).toEqual({
      ...{ ends: 1, out: `~ queue cards  ringMs: ${ringMs} → ${ringMs + 1_000}\n`, err: '' },
    });
  });

  test.each([
    ['nonsense', 'is no JSON'],
    ['[]', 'This is not a configuration file of Zvon'],
    ['{"zvonConfig":7,"items":{}}', 'The file was written by a newer version than this one'],
    ['{"zvonConfig":1,"items":{"queue":{"cards":{"ringMs":1}}}}', 'items.queue.cards.ringMs'],
  ])('refuses %s in words, and ends with 2', (text, words) => {
    const refused = config('apply', write('bad.json', text), ...of('a'));
    expect(refused.ends).toBe(2);
    expect(refused.err).toContain(words);
    expect(refused.err).not.toContain('    at ');
  });

  test('ends with 2 where there is no file, no such company, or no telling whose', () => {
    expect(config('diff', at('none.json'), ...of('a'))).toMatchObject({ ends: 2 });
    expect(config('export', ...of('nobody'))).toMatchObject({ ends: 2, out: '' });
    const whose = config('export');
    expect([whose.ends, whose.err]).toEqual([2, 'Say whose configuration with --tenant: a, b, empty.\n']);
  });
});
