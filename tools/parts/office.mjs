import { existsSync } from 'node:fs';
import { isIP, isIPv4 } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from './paths.mjs';
import { certificateFiles, isLoopback } from './tls.mjs';

/**
 * How the private Asterisk is reached from elsewhere; without an office it serves this machine alone.
 * @typedef {{
 *   address: string, locals: string[], trunkPort?: number | undefined,
 *   tls?: { certificate: string, key: string, trusted?: string | undefined } | undefined,
 * }} Office
 *   `address` is where telephones and trunks send their audio; `locals` are the addresses of this machine that stand
 *   behind it where it is that of a router, none where it is its own; `trusted` holds what signed the trunks' certificates
 */

/** A firewall has to name them. */
export const OFFICE_RTP_START = 10_000;

/**
 * @param {import('./settings.mjs').Settings} settings
 * @param {string} dataFolder
 * @returns {Office | undefined}
 */
export function officeOf(settings, dataFolder) {
  const address = mediaAddress(settings);
  if (!address || isLoopback(address)) return undefined;
  const own = ownAddresses();
  const trunkPort = Number(settings['ZVON_TRUNK_PORT']) || undefined;
  const trusted = settings['ZVON_TRUNK_CA'] && path.resolve(projectRoot, settings['ZVON_TRUNK_CA']);
  const named = {
    ZVON_CERTIFICATE: settings['ZVON_CERTIFICATE'] && path.resolve(projectRoot, settings['ZVON_CERTIFICATE']),
    ZVON_CERTIFICATE_KEY:
      settings['ZVON_CERTIFICATE_KEY'] && path.resolve(projectRoot, settings['ZVON_CERTIFICATE_KEY']),
  };
  const files = certificateFiles(named, dataFolder);
  return {
    address,
    locals: own.includes(address) ? [] : own.filter((one) => isIPv4(one) === isIPv4(address)),
    trunkPort,
    tls: existsSync(files.certificate) ? { ...files, trusted } : undefined,
  };
}

/**
 * The same rule as the engine's (src/runtime/listening.ts).
 * @param {import('./settings.mjs').Settings} settings
 */
function mediaAddress(settings) {
  const listen = settings['ZVON_LISTEN'] ?? '';
  const isOne = isIP(listen) > 0 && listen !== '0.0.0.0' && listen !== '::';
  return settings['ZVON_MEDIA_ADDRESS'] || (isOne ? listen : '');
}

const ownAddresses = () =>
  Object.values(os.networkInterfaces()).flatMap((of) =>
    (of ?? []).filter(({ internal }) => !internal).map(({ address }) => address),
  );
