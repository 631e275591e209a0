import path from 'node:path';
import { engineEnvironment, namedTelephony } from './engine-environment.mjs';
import { findPostgres } from './postgres-server.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */

/**
 * What a command of the built program is told: the same as the engine, as far as it is there. Without an embedded server
 * that runs there is no DATABASE_URL, and a command that needs one says so. The private Asterisk is the supervisor's own:
 * what is not its engine does without.
 * @param {Settings} settings
 * @param {string} dataFolder
 * @returns {Record<string, string>}
 */
export function zvonEnvironment(settings, dataFolder) {
  const ownerUrl = settings['DATABASE_URL'] || findPostgres(path.join(dataFolder, 'postgres'))?.ownerUrl || '';
  return engineEnvironment(settings, {
    dataFolder,
    ownerUrl,
    embedded: !settings['DATABASE_URL'],
    telephony: namedTelephony(settings) ?? { driver: 'simulated' },
  });
}
