import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP, isIPv4 } from 'node:net';
import { bitString, integer, numbered, objectId, octetString, sequence, setOf, time, utf8, yes } from './der.ts';

/** Both in PEM. */
export interface KeyPair {
  certificate: string;
  key: string;
}

const ids = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
};

/** A clock of a neighbour may be behind by that. */
const earlierMs = 3_600_000;
export const dayMs = 86_400_000;
/** The longest that every browser takes. */
export const validDays = 825;

/** A certificate of one's own making (X.509 v3, P-256) for these host names and addresses, the first of which names it. */
export function makeSelfSigned(names: readonly string[], now: number): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId(ids.ecdsaWithSha256));
  const name = sequence(setOf(sequence(objectId(ids.commonName), utf8((names[0] ?? 'zvon').slice(0, 64)))));
  const toSign = sequence(
    numbered(0, integer(Buffer.from([2])), { holdsOthers: true }),
    integer(randomBytes(16)),
    algorithm,
    name,
    sequence(time(now - earlierMs), time(now - earlierMs + validDays * dayMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    numbered(3, sequence(...extensionsFor(names)), { holdsOthers: true }),
  );
  const signature = sign('sha256', toSign, privateKey);
  return {
    certificate: pemOf(sequence(toSign, algorithm, bitString(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

/** It signs nothing but itself, and serves and calls; the trunks' far ends are called with it. */
const extensionsFor = (names: readonly string[]): Buffer[] => [
  extension(ids.basicConstraints, sequence(), true),
  extension(ids.keyUsage, bitString(Buffer.from([0x80]), 7), true),
  extension(ids.extendedKeyUsage, sequence(objectId(ids.serverAuth), objectId(ids.clientAuth))),
  extension(ids.subjectAltName, sequence(...names.map(altName))),
];

const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(objectId(id), ...(critical ? [yes()] : []), octetString(value));

const dnsName = 2;
const ipAddress = 7;

const altName = (name: string): Buffer =>
  isIP(name) ? numbered(ipAddress, addressBytes(name)) : numbered(dnsName, Buffer.from(name));

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) return Buffer.from(address.split('.').map(Number));
  const groups = wholeIpv6(new URL(`http://[${address}]`).hostname.slice(1, -1));
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** `::` stands for as many zeros as are missing from eight groups. */
function wholeIpv6(address: string): string[] {
  const [before = [], after = []] = address.split('::').map((side) => side.split(':').filter(Boolean));
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}

const pemOf = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{1,64}/g, '$&\n')}-----END CERTIFICATE-----\n`;
