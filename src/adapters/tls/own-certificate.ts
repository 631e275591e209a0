import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../shared/time.ts';
import { type Certificate, CertificateFailure, type CertificateFiles, readCertificate } from './read-certificate.ts';
import { dayMs, makeSelfSigned } from './self-signed.ts';

/** A browser that has been told to trust it is asked again after a renewal, so it is renewed late. */
const renewedBeforeMs = 30 * dayMs;

export const ownCertificateFiles = (dataFolder: string): CertificateFiles => ({
  certificate: join(dataFolder, 'tls', 'certificate.pem'),
  key: join(dataFolder, 'tls', 'key.pem'),
});

/**
 * The self-signed certificate of the data folder: made where there is none, and anew where the one that is there lacks
 * a name of `needed` or ends soon. `names` are all that a new one is for.
 */
export function provideOwnCertificate(
  dataFolder: string,
  { needed, names }: { needed: readonly string[]; names: readonly string[] },
  now: Instant,
): Certificate {
  const files = ownCertificateFiles(dataFolder);
  const kept = findKept(files);
  if (kept && needed.every((name) => kept.names.includes(name)) && kept.validUntil - now > renewedBeforeMs) return kept;
  const made = makeSelfSigned(names, now);
  mkdirSync(join(dataFolder, 'tls'), { recursive: true, mode: 0o700 });
  // The key first: a crash between the two leaves a pair that does not fit, and the next start makes both anew.
  write(files.key, made.key);
  write(files.certificate, made.certificate);
  return readCertificate(files, files);
}

function findKept(files: CertificateFiles): Certificate | null {
  try {
    return readCertificate(files, files);
  } catch (error) {
    if (error instanceof CertificateFailure) return null;
    throw error;
  }
}

function write(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
