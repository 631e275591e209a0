import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownCertificateFiles } from '../adapters/tls/own-certificate.ts';
import { dayMs, makeSelfSigned, validDays } from '../adapters/tls/self-signed.ts';
import { certificateShown, keepCertificate, provideCertificate, sayCertificate } from './certificate.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvon-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const office = (more: object = {}) => ({
  ZVON_LISTEN: '192.168.7.20',
  ZVON_CERTIFICATE: undefined,
  ZVON_CERTIFICATE_KEY: undefined,
  ZVON_MEDIA_ADDRESS: undefined,
  ZVON_DATA: folder,
  ...more,
});

function named(names: readonly string[] = ['zvon.example'], madeAt = now) {
  const pair = makeSelfSigned(names, madeAt);
  const [ZVON_CERTIFICATE, ZVON_CERTIFICATE_KEY] = [join(folder, 'named.pem'), join(folder, 'named.key')];
  writeFileSync(ZVON_CERTIFICATE, pair.certificate);
  writeFileSync(ZVON_CERTIFICATE_KEY, pair.key);
  return { ...pair, settings: office({ ZVON_CERTIFICATE, ZVON_CERTIFICATE_KEY }) };
}

describe('a Zvon that only its own machine reaches', () => {
  test.each(['127.0.0.1', '127.0.0.5', 'localhost', '::1'])('serves nothing encrypted on %s', (ZVON_LISTEN) => {
    expect(provideCertificate(office({ ZVON_LISTEN }), now)).toBeNull();
  });

  test('serves with a certificate that is named all the same', () => {
    expect(provideCertificate({ ...named().settings, ZVON_LISTEN: '127.0.0.1' }, now)?.names).toEqual(['zvon.example']);
  });
});

describe('a certificate of our own', () => {
  test('is made once, for the address that is listened on, and its key is for nobody else', () => {
    const made = provideCertificate(office(), now)!;
    expect(made.names).toContain('192.168.7.20');
    expect(made.names).toContain('::1');
    expect(provideCertificate(office(), now)).toEqual(made);
    expect(statSync(ownCertificateFiles(folder).key).mode & 0o777).toBe(0o600);
  });

  test('is made anew thirty days before its end', () => {
    const made = provideCertificate(office(), now)!;
    const end = now + validDays * dayMs;
    expect(provideCertificate(office(), end - 31 * dayMs)!.fingerprint).toBe(made.fingerprint);
    const renewed = provideCertificate(office(), end - 29 * dayMs)!;
    expect(renewed.fingerprint).not.toBe(made.fingerprint);
    expect(renewed.validUntil).toBeGreaterThan(end);
  });

  test('is made anew for an address that it does not name', () => {
    const made = provideCertificate(office(), now)!;
    const moved = provideCertificate(office({ ZVON_LISTEN: '192.168.7.21' }), now)!;
    expect(moved.fingerprint).not.toBe(made.fingerprint);
    expect(moved.names).toContain('192.168.7.21');
  });

  test('is made anew where a crash left a key of another', () => {
    provideCertificate(office(), now);
    writeFileSync(ownCertificateFiles(folder).key, makeSelfSigned(['localhost'], now).key);
    expect(provideCertificate(office(), now)!.names).toContain('192.168.7.20');
  });
});

describe('a certificate that is named', () => {
  test('that cannot be read is refused in one sentence', () => {
    const { settings } = named();
    rmSync(settings.ZVON_CERTIFICATE!);
    expect(() => provideCertificate(settings, now)).toThrow(
      /^ZVON_CERTIFICATE names a file that cannot be read \(.*\)\.$/,
    );
  });

  test('that is something else is refused', () => {
    const { settings } = named();
    writeFileSync(settings.ZVON_CERTIFICATE!, 'a letter');
    expect(() => provideCertificate(settings, now)).toThrow(
      'ZVON_CERTIFICATE names a file that holds no certificate in PEM.',
    );
    writeFileSync(settings.ZVON_CERTIFICATE!, named().certificate);
    writeFileSync(settings.ZVON_CERTIFICATE_KEY!, 'a letter');
    expect(() => provideCertificate(settings, now)).toThrow(
      'ZVON_CERTIFICATE_KEY names a file that holds no unlocked private key in PEM.',
    );
  });

  test('that does not belong to its key is refused', () => {
    const { settings } = named();
    writeFileSync(settings.ZVON_CERTIFICATE_KEY!, makeSelfSigned(['zvon.example'], now).key);
    expect(() => provideCertificate(settings, now)).toThrow(
      'ZVON_CERTIFICATE_KEY names a key that is not that of ZVON_CERTIFICATE.',
    );
  });

  test('that has run out is served with and said', () => {
    const { settings } = named(['zvon.example'], now - (validDays + 1) * dayMs);
    const certificate = provideCertificate(settings, now)!;
    expect(sayCertificate(settings, certificate, now)).toMatch(
      /^The certificate of ZVON_CERTIFICATE ran out on 2026-11-/,
    );
    expect(certificateShown(settings, certificate, now)).toMatchObject({ state: 'over', isOwn: false });
  });

  test('ends soon when a month is not left', () => {
    const { settings } = named(['zvon.example'], now - (validDays - 29) * dayMs);
    expect(certificateShown(settings, provideCertificate(settings, now)!, now).state).toBe('soon');
  });
});

describe('while Zvon runs', () => {
  function kept() {
    const { settings, certificate } = named();
    const said: string[] = [];
    const changed: string[] = [];
    let look = (): void => undefined;
    const keeping = keepCertificate(settings, {
      clock: { now: () => now, after: (_, act) => ((look = act), () => undefined) },
      tell: (line) => void said.push(line),
      log: (line) => void said.push(line),
      changed: (pair) => void changed.push(pair.fingerprint),
    });
    return { settings, certificate, said, changed, keeping, look: () => look() };
  }

  test('a certificate that was renewed is served with within the hour, and said with its fingerprint', () => {
    const { settings, said, changed, keeping, look } = kept();
    look();
    expect(changed).toEqual([]);
    named();
    look();
    expect(changed).toEqual([keeping.current()!.fingerprint]);
    expect(said).toHaveLength(2);
    expect(said[1]).toContain(changed[0]);
    expect(readFileSync(settings.ZVON_CERTIFICATE!, 'utf8')).toBe(keeping.current()!.certificate);
  });

  test('one that cannot be used is said, and the one before goes on', () => {
    const { settings, certificate, said, changed, keeping, look } = kept();
    writeFileSync(settings.ZVON_CERTIFICATE!, 'a letter');
    look();
    expect(changed).toEqual([]);
    expect(keeping.current()!.certificate).toBe(certificate);
    expect(said.at(-1)).toBe('the certificate cannot be read anew; the one before goes on');
  });
});
