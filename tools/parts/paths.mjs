import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readEnvFile } from './env-file.mjs';

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

const envFile = readEnvFile(path.join(projectRoot, '.env'));

/** What is wrong with the project's .env, if anything. */
export const envFileObjection = envFile.objection;

/**
 * The process environment wins over the project's .env.
 * @type {NodeJS.ProcessEnv}
 */
export const environment = { ...envFile.values, ...process.env };

/** Everything that Zvon writes at run time lies below this folder. */
export const dataFolder = path.resolve(projectRoot, environment['ZVON_DATA'] || 'var');

/** Downloads that outlive the data, for machines that make many clones. */
export const cacheFolder = path.resolve(projectRoot, environment['ZVON_CACHE'] || path.join(dataFolder, 'cache'));
