import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { makePrivateFolder } from './private-folder.mjs';
import { SECRET_PREFIX, SETTINGS } from './setting-table.mjs';

/**
 * @typedef {Record<string, string>} Settings every setting of the table by its name, empty where nothing is set, and the
 *   secrets of connectors
 */

/** A setting that cannot be used; its message is one sentence that begins with the setting's name. */
export class WrongSetting extends Error {}

const TEST_PREFIX = 'ZVON_TEST_';

/**
 * What it is called now, and what else is other than it was.
 * @type {Record<string, string>}
 */
const FORMER_NAMES = { ZVON_HOST: 'ZVON_LISTEN now, and beyond loopback it serves HTTPS' };

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} [envFileObjection]
 * @returns {Settings}
 */
export function readSettings(environment, envFileObjection) {
  if (envFileObjection) throw new WrongSetting(envFileObjection);
  refuseUnknownNames(environment);
  /** @type {Settings} */
  const settings = {};
  for (const { name, standard, refuse } of SETTINGS) {
    const value = environment[name]?.trim() || standard;
    const objection = value === '' ? undefined : refuse?.(value);
    if (objection) throw new WrongSetting(`${name} ${objection}.`);
    settings[name] = value;
  }
  return { ...settings, ...connectorSecrets(environment) };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Settings}
 */
export function connectorSecrets(environment) {
  /** @type {Settings} */
  const secrets = {};
  for (const [name, value] of Object.entries(environment))
    if (name.startsWith(SECRET_PREFIX) && value) secrets[name] = value;
  return secrets;
}

/** @param {NodeJS.ProcessEnv} environment */
function refuseUnknownNames(environment) {
  const known = SETTINGS.map((setting) => setting.name);
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('ZVON_') || known.includes(name)) continue;
    if ([TEST_PREFIX, SECRET_PREFIX].some((prefix) => name.startsWith(prefix))) continue;
    const now = FORMER_NAMES[name];
    if (now) throw new WrongSetting(`${name} is called ${now}.`);
    throw new WrongSetting(`${name} is not a setting of Zvon; .env.example lists them all.`);
  }
}

/**
 * A secret that is made once and kept for its owner's eyes.
 * @param {string} file
 * @param {number} bytes
 */
export function keepSecret(file, bytes) {
  makePrivateFolder(path.dirname(file));
  if (!existsSync(file)) writeFileSync(file, randomBytes(bytes).toString('hex'), { mode: 0o600, flag: 'wx' });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
