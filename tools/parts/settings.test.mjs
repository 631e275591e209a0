import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineEnvironment } from './engine-environment.mjs';
import { parseEnv } from './env-file.mjs';
import { projectRoot } from './paths.mjs';
import { renderEnvExample, SETTINGS } from './setting-table.mjs';
import { keepSecret, readSettings } from './settings.mjs';

describe('settings', () => {
  it('have the standard of the table where nothing or an empty value is set', () => {
    expect(readSettings({ ZVON_PORT: '' })).toMatchObject({
      ZVON_PORT: '7080',
      ZVON_LISTEN: '127.0.0.1',
      DATABASE_URL: '',
    });
  });

  it.each([
    ['ZVON_PORT', '70800'],
    ['ZVON_PORT', 'http'],
    ['ZVON_LISTEN', 'a b'],
    ['ZVON_MEDIA_ADDRESS', 'office'],
    ['ZVON_STUN', 'stun.example'],
    ['ZVON_TURN', 'turn.example'],
    ['ZVON_TURN_SECRET', 'short'],
    ['ZVON_TRUNK_PORT', 'sip'],
    ['ZVON_NODE', 'Node 1'],
    ['ZVON_TELEPHONY', 'isdn'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['ZVON_ASTERISK_URL', 'asterisk:8088'],
    ['ZVON_ASTERISK_AMI', 'http://host:5038'],
    ['ZVON_APP_PASSWORD', 'short'],
    ['ZVON_DEMO', 'maybe'],
    ['ZVON_LOG', 'loud'],
    ['ZVON_RECORDINGS', 'recordings'],
  ])('%s=%s is refused by its name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} must .*\\.$`));
  });

  it('of a connector’s secret are taken by any name and reach the engine, wherever they are set', () => {
    const settings = readSettings({ ZVON_SECRET_PAYMENTS_API: 's3cret', ZVON_SECRET_EMPTY: '' });
    const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'zvon-settings-'));
    const made = { dataFolder, ownerUrl: 'postgres://x', telephony: /** @type {const} */ ({ driver: 'simulated' }) };
    const given = engineEnvironment(settings, made);
    expect(Object.keys(given).filter((name) => name.startsWith('ZVON_SECRET_'))).toEqual(['ZVON_SECRET_PAYMENTS_API']);
    expect(given['ZVON_SECRET_PAYMENTS_API']).toBe('s3cret');
  });

  it('name the folder of the backup, which only the embedded database has without being told', () => {
    const dataFolder = mkdtempSync(path.join(os.tmpdir(), 'zvon-settings-'));
    /** @type {import('./engine-environment.mjs').Telephony} */
    const telephony = { driver: 'simulated' };
    const backupOf = (/** @type {Record<string, string>} */ set, /** @type {boolean} */ embedded) =>
      engineEnvironment(readSettings(set), { dataFolder, ownerUrl: '', telephony, embedded })['ZVON_BACKUP'];
    expect(backupOf({}, true)).toBe(path.join(dataFolder, 'backup'));
    expect(backupOf({}, false)).toBe('');
    expect(backupOf({ ZVON_BACKUP: '/mnt/elsewhere' }, false)).toBe('/mnt/elsewhere');
    const elsewhere = process.cwd();
    process.chdir(dataFolder);
    expect(backupOf({ ZVON_BACKUP: 'beside' }, true)).toBe(path.join(projectRoot, 'beside'));
    process.chdir(elsewhere);
  });

  it('that do not exist are refused by their name, but for those of the tests', () => {
    expect(() => readSettings({ ZVON_PROT: '7080' })).toThrow('ZVON_PROT is not a setting of Zvon');
    expect(() => readSettings({ ZVON_HOST: '0.0.0.0' })).toThrow('ZVON_HOST is called ZVON_LISTEN now');
    expect(() => readSettings({ ZVON_TEST_DATABASE_URL: 'x', PATH: '/bin' })).not.toThrow();
  });

  it('a line of .env that is no setting is refused by its number', () => {
    const { values, objection } = parseEnv('# comment\nZVON_PORT="7081"\nexport ZVON_NODE=a\n\ngarbage\n');
    expect(values).toEqual({ ZVON_PORT: '7081', ZVON_NODE: 'a' });
    expect(() => readSettings(values, objection)).toThrow('Line 5 of .env is not NAME=value.');
  });

  it('.env.example shows all of them with comment and standard, and nothing else', () => {
    const text = readFileSync(path.join(projectRoot, '.env.example'), 'utf8');
    expect(text).toBe(renderEnvExample());
    for (const name of [...SETTINGS.map((setting) => setting.name), 'ZVON_SECRET_PAYMENTS_API'])
      expect(text).toContain(`\n# ${name}=`);
  });
});

it('a secret is made once and stays readable for its owner alone', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'zvon-secret-')), 'secrets', 'key');
  const secret = keepSecret(file, 32);
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
  expect(keepSecret(file, 32)).toBe(secret);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
});
