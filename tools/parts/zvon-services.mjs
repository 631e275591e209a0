import path from 'node:path';
import { adoptAsterisk, startAsterisk } from './asterisk-instance.mjs';
import { adoptPostgres, startPostgres } from './postgres-server.mjs';

/**
 * @typedef {import('./supervise.mjs').Running} Running
 * @typedef {import('./supervise.mjs').Service} Service
 * @typedef {import('./asterisk-instance.mjs').AsteriskInstance} AsteriskInstance
 * @typedef {import('./postgres-server.mjs').PostgresServer} PostgresServer
 */

/**
 * A service together with what runs of it now; `current` changes when it had to be started again.
 * @template {Running} T
 * @typedef {{ service: Service, current: T, adopted: boolean }} Provided
 */

/** @param {string} dataFolder */
export const databaseFolder = (dataFolder) => path.join(dataFolder, 'postgres');

/**
 * @param {string} dataFolder
 * @returns {Promise<Provided<PostgresServer>>}
 */
export async function provideDatabase(dataFolder) {
  const options = { dataDir: databaseFolder(dataFolder), archive: true };
  const adopted = adoptPostgres(options);
  /** @type {Provided<PostgresServer>} */
  const provided = {
    current: adopted ?? (await startPostgres(options)),
    adopted: adopted !== undefined,
    service: {
      name: 'postgres',
      title: 'PostgreSQL',
      start: async () => (provided.current = await startPostgres(options)),
    },
  };
  return provided;
}

/**
 * @param {string} dataFolder
 * @param {{ root: string, node: string, office?: import('./office.mjs').Office | undefined }} packages
 * @returns {Promise<Provided<AsteriskInstance>>}
 */
export async function provideTelephone(dataFolder, { root, node, office }) {
  const options = { folder: path.join(dataFolder, 'asterisk', 'instance'), root, node, office };
  const adopted = adoptAsterisk(options);
  /** @type {Provided<AsteriskInstance>} */
  const provided = {
    current: adopted ?? (await startAsterisk(options)),
    adopted: adopted !== undefined,
    service: {
      name: 'asterisk',
      title: 'Asterisk',
      start: async () => (provided.current = await startAsterisk(options)),
    },
  };
  return provided;
}
