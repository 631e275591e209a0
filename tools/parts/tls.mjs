import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {Record<string, string | undefined>} Environment */

/** @param {string} host */
export const isLoopback = (host) => /^(127\.[\d.]+|localhost|::1)$/.test(host);

/**
 * The same rule as the engine's (src/runtime/listening.ts); a test of the house holds them together.
 * @param {Environment} environment
 */
export const servesTls = (environment) =>
  !isLoopback(environment['ZVON_LISTEN'] || '127.0.0.1') || Boolean(environment['ZVON_CERTIFICATE']);

/**
 * @param {Environment} environment of the engine
 * @param {string} dataFolder
 */
export const certificateFiles = (environment, dataFolder) => ({
  certificate: environment['ZVON_CERTIFICATE'] || path.join(dataFolder, 'tls', 'certificate.pem'),
  key: environment['ZVON_CERTIFICATE_KEY'] || path.join(dataFolder, 'tls', 'key.pem'),
});

/**
 * What is served with, or undefined where nothing is encrypted.
 * @param {Environment} environment of the engine
 * @param {string} dataFolder
 * @returns {{ fingerprint: string, isOver: boolean } | undefined} the SHA-256 of it, as browsers show it
 */
export function certificateOf(environment, dataFolder) {
  const { certificate } = certificateFiles(environment, dataFolder);
  if (!servesTls(environment) || !existsSync(certificate)) return undefined;
  const { fingerprint256, validTo } = new X509Certificate(readFileSync(certificate));
  return { fingerprint: fingerprint256, isOver: Date.parse(validTo) <= Date.now() };
}
