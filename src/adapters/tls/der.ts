/** The few types of ASN.1 that a certificate is written in, by the distinguished encoding rules (X.690). */
const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectId: 0x06,
  utf8: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const tagged = (tag: number, content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);

/** Below 128 in one byte, else how many bytes follow and these. */
function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(evenHex(length.toString(16)), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

const evenHex = (hex: string): string => (hex.length % 2 === 0 ? hex : `0${hex}`);

export const sequence = (...parts: Uint8Array[]): Buffer => tagged(tags.sequence, Buffer.concat(parts));
export const setOf = (...parts: Uint8Array[]): Buffer => tagged(tags.set, Buffer.concat(parts));
export const octetString = (content: Uint8Array): Buffer => tagged(tags.octetString, content);
export const utf8 = (text: string): Buffer => tagged(tags.utf8, Buffer.from(text));
export const yes = (): Buffer => tagged(tags.boolean, Buffer.from([0xff]));

/** Never negative: a first bit that is set gets a byte of zeros before it. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const least = first < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  return tagged(tags.integer, least[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), least]) : least);
}

export const bitString = (content: Uint8Array, unusedBits = 0): Buffer =>
  tagged(tags.bitString, Buffer.concat([Buffer.from([unusedBits]), content]));

/** A field that has its number instead of its type; `holdsOthers` where parts stand in it. */
export const numbered = (number: number, content: Uint8Array, { holdsOthers = false } = {}): Buffer =>
  tagged(0x80 | (holdsOthers ? 0x20 : 0) | number, content);

/** `1.2.840.10045.4.3.2`: the first two numbers share a byte, the others are written seven bits a byte. */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number);
  return tagged(tags.objectId, Buffer.from([40 * first + second, ...others.flatMap(sevenBits)]));
}

function sevenBits(number: number): number[] {
  const bytes = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) bytes.unshift(0x80 | (rest & 0x7f));
  return bytes;
}

/** Years up to 2049 are written with two digits (RFC 5280, 4.1.2.5). */
export function time(at: number): Buffer {
  const digits = `${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  const isShort = Number(digits.slice(0, 4)) < 2050;
  return tagged(isShort ? tags.utcTime : tags.generalizedTime, Buffer.from(isShort ? digits.slice(2) : digits));
}
