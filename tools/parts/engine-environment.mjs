import path from 'node:path';
import { projectRoot } from './paths.mjs';
import { connectorSecrets, keepSecret } from './settings.mjs';

/**
 * @typedef {import('./settings.mjs').Settings} Settings
 * @typedef {{ driver: 'simulated' } | { driver: 'asterisk', ariUrl: string, amiUrl: string, sipPort: string, recordings: string, witness: string }} Telephony
 */

const MASTER_KEY_BYTES = 32;
const PASSWORD_BYTES = 24;

/**
 * What the engine is told: the settings, with everything filled in that was left to Zvon.
 * @param {Settings} settings
 * @param {{ dataFolder: string, ownerUrl: string, telephony: Telephony, embedded?: boolean }} made `embedded` says that the
 *   database is the server of the data folder
 * @returns {Record<string, string>}
 */
export function engineEnvironment(settings, { dataFolder, ownerUrl, telephony, embedded = false }) {
  const secrets = path.join(dataFolder, 'secrets');
  const masterKeyFile = settings['ZVON_MASTER_KEY_FILE'] || path.join(secrets, 'master-key');
  if (!settings['ZVON_MASTER_KEY_FILE']) keepSecret(masterKeyFile, MASTER_KEY_BYTES);
  return {
    DATABASE_URL: ownerUrl,
    ZVON_APP_PASSWORD: settings['ZVON_APP_PASSWORD'] || keepSecret(path.join(secrets, 'app-password'), PASSWORD_BYTES),
    ZVON_LISTEN: settings['ZVON_LISTEN'] ?? '',
    ZVON_PORT: settings['ZVON_PORT'] ?? '',
    ...officeSettings(settings),
    ZVON_DATA: dataFolder,
    ZVON_NODE: settings['ZVON_NODE'] ?? '',
    ZVON_MASTER_KEY_FILE: fromProject(masterKeyFile),
    ...backupSettings(settings, embedded ? path.join(dataFolder, 'backup') : ''),
    ZVON_DEMO: settings['ZVON_DEMO'] ?? '',
    ZVON_LOG: settings['ZVON_LOG'] ?? '',
    ...connectorSecrets(settings),
    ZVON_TELEPHONY: telephony.driver,
    ...(telephony.driver === 'asterisk'
      ? {
          ZVON_ASTERISK_URL: telephony.ariUrl,
          ZVON_ASTERISK_AMI: telephony.amiUrl,
          ZVON_SIP_PORT: telephony.sipPort,
          ZVON_RECORDINGS: telephony.recordings,
          ZVON_WITNESS: telephony.witness,
        }
      : {}),
  };
}

/**
 * Whoever calls a command may stand anywhere; the folder that a setting names is one.
 * @param {string} named
 */
const fromProject = (named) => path.resolve(projectRoot, named);

/**
 * An Asterisk that the settings name; undefined where Zvon is to run one, or none.
 * @param {Settings} settings
 * @returns {Telephony | undefined}
 */
export function namedTelephony(settings) {
  const ariUrl = settings['ZVON_ASTERISK_URL'];
  if (!ariUrl || settings['ZVON_TELEPHONY'] !== 'asterisk') return undefined;
  return {
    driver: 'asterisk',
    ariUrl,
    amiUrl: settings['ZVON_ASTERISK_AMI'] ?? '',
    sipPort: settings['ZVON_SIP_PORT'] ?? '',
    recordings: settings['ZVON_RECORDINGS'] ?? '',
    witness: settings['ZVON_WITNESS'] ?? '',
  };
}

const OFFICE_WORDS = ['ZVON_MEDIA_ADDRESS', 'ZVON_STUN', 'ZVON_TURN', 'ZVON_TURN_SECRET'];
const OFFICE_FILES = ['ZVON_CERTIFICATE', 'ZVON_CERTIFICATE_KEY'];

/**
 * What differs between one machine and an office; what is not set is not named.
 * @param {Settings} settings
 * @returns {Record<string, string>}
 */
function officeSettings(settings) {
  /** @type {Record<string, string>} */
  const set = {};
  for (const name of OFFICE_WORDS) if (settings[name]) set[name] = settings[name];
  for (const name of OFFICE_FILES) if (settings[name]) set[name] = fromProject(settings[name]);
  return set;
}

/**
 * The embedded server is backed up from the first day; another one only where it is said where to.
 * @param {Settings} settings
 * @param {string} standard
 * @returns {Record<string, string>}
 */
function backupSettings(settings, standard) {
  const passphraseFile = settings['ZVON_BACKUP_PASSPHRASE_FILE'];
  return {
    ZVON_BACKUP: settings['ZVON_BACKUP'] ? fromProject(settings['ZVON_BACKUP']) : standard,
    ZVON_BACKUP_PASSPHRASE_FILE: passphraseFile ? fromProject(passphraseFile) : '',
  };
}
