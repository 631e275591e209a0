import { X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { dayMs, makeSelfSigned, validDays } from './self-signed.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const names = ['192.168.7.20', 'zvon.example', '::1', 'fd00::1:2', '::ffff:10.0.0.1', 'localhost'];
const made = makeSelfSigned(names, now);
const read = new X509Certificate(made.certificate);

test('a certificate of our own is signed by its own key and signs no other', () => {
  expect(read.verify(read.publicKey)).toBe(true);
  expect(read.ca).toBe(false);
  expect(read.subject).toBe('CN=192.168.7.20');
  expect(read.issuer).toBe(read.subject);
});

test('it is good for every name and address that it was made for, and for no other', () => {
  for (const name of ['192.168.7.20', '::1', 'fd00::1:2', '::ffff:10.0.0.1']) expect(read.checkIP(name)).toBe(name);
  for (const name of ['zvon.example', 'localhost']) expect(read.checkHost(name)).toBe(name);
  expect(read.checkIP('192.168.7.21')).toBeUndefined();
  expect(read.checkHost('other.example')).toBeUndefined();
});

test('it holds for 825 days and from an hour before, for a neighbour whose clock is behind', () => {
  expect(Date.parse(read.validFrom)).toBe(now - 3_600_000);
  expect(Date.parse(read.validTo)).toBe(now - 3_600_000 + validDays * dayMs);
});

test('one that ends after 2049 is written with the whole year', () => {
  const late = new X509Certificate(makeSelfSigned(['localhost'], Date.parse('2048-06-01T00:00:00Z')).certificate);
  expect(new Date(late.validTo).getUTCFullYear()).toBe(2050);
});

test('no two are alike', () => {
  const other = new X509Certificate(makeSelfSigned(names, now).certificate);
  expect(other.serialNumber).not.toBe(read.serialNumber);
  expect(other.fingerprint256).not.toBe(read.fingerprint256);
});

test('a name that is too long for the subject stands among the names all the same', () => {
  const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.example`;
  const other = new X509Certificate(makeSelfSigned([long], now).certificate);
  expect(other.subject).toBe(`CN=${long.slice(0, 64)}`);
  expect(other.checkHost(long)).toBe(long);
});
