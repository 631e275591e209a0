import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Instant } from '../../shared/time.ts';
import type { KeyPair } from './self-signed.ts';

/** A certificate that can be served with; its files have the key and what signed it, too. */
export interface Certificate extends KeyPair {
  /** The names and addresses that it is for. */
  names: readonly string[];
  validUntil: Instant;
  /** SHA-256 of it, as browsers show it. */
  fingerprint: string;
}

/** What stands in the way of serving with a certificate; the message is the one sentence to show. */
export class CertificateFailure extends Error {}

export interface CertificateFiles {
  certificate: string;
  key: string;
}

/** The two files, where they belong together; `called` is what a sentence about each of them begins with. */
export function readCertificate(files: CertificateFiles, called: CertificateFiles): Certificate {
  const certificate = readAs(files.certificate, called.certificate);
  const key = readAs(files.key, called.key);
  const parsed = attempt(() => new X509Certificate(certificate));
  if (!parsed) throw new CertificateFailure(`${called.certificate} names a file that holds no certificate in PEM.`);
  const privateKey = attempt(() => createPrivateKey(key));
  if (!privateKey)
    throw new CertificateFailure(`${called.key} names a file that holds no unlocked private key in PEM.`);
  if (!parsed.checkPrivateKey(privateKey))
    throw new CertificateFailure(`${called.key} names a key that is not that of ${called.certificate}.`);
  return {
    certificate,
    key,
    names: namesOf(parsed),
    validUntil: Date.parse(parsed.validTo),
    fingerprint: parsed.fingerprint256,
  };
}

function readAs(file: string, called: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CertificateFailure(`${called} names a file that cannot be read (${why}).`);
  }
}

/** What cannot be parsed is not one; why OpenSSL thinks so helps nobody. */
function attempt<T>(make: () => T): T | null {
  try {
    return make();
  } catch {
    return null;
  }
}

/** `DNS:zvon.example, IP Address:0:0:0:0:0:0:0:1`; addresses as they are written elsewhere. */
const namesOf = ({ subjectAltName }: X509Certificate): string[] =>
  (subjectAltName ?? '').split(', ').flatMap((entry) => {
    const [, kind, name = ''] = /^(DNS|IP Address):(.*)$/.exec(entry) ?? [];
    if (kind === undefined) return [];
    return [name.includes(':') ? new URL(`http://[${name}]`).hostname.slice(1, -1) : name];
  });
