import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * A file sealed in chunks with AES-256-GCM, so that any part can be opened without the rest and a flipped bit is
 * refused. Layout: 8 bytes magic, 8 bytes random prefix, then chunks of ciphertext and 16 bytes of tag. The nonce is
 * prefix and chunk number; the last chunk is marked in its additional data, so a cut-off file is noticed.
 */
const magic = Buffer.from('ZVONREC1');
const chunkBytes = 65_536;
const tagBytes = 16;
const headBytes = 16;

export function seal(plain: Buffer, key: Buffer): Buffer {
  const prefix = randomBytes(8);
  const parts: Buffer[] = [magic, prefix];
  const chunks = Math.max(1, Math.ceil(plain.length / chunkBytes));
  for (let nth = 0; nth < chunks; nth += 1) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, nth));
    cipher.setAAD(placeOf(nth, nth === chunks - 1));
    parts.push(
      cipher.update(plain.subarray(nth * chunkBytes, (nth + 1) * chunkBytes)),
      cipher.final(),
      cipher.getAuthTag(),
    );
  }
  return Buffer.concat(parts);
}

/** Throws when the key is not the one or the file was changed. */
export function unseal(sealed: Buffer, key: Buffer): Buffer {
  if (!sealed.subarray(0, 8).equals(magic)) throw new Error('not a sealed recording');
  const prefix = sealed.subarray(8, headBytes);
  const body = sealed.subarray(headBytes);
  const chunks = Math.max(1, Math.ceil(body.length / (chunkBytes + tagBytes)));
  const parts: Buffer[] = [];
  for (let nth = 0; nth < chunks; nth += 1) {
    const chunk = body.subarray(nth * (chunkBytes + tagBytes), (nth + 1) * (chunkBytes + tagBytes));
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, nth));
    decipher.setAAD(placeOf(nth, nth === chunks - 1));
    decipher.setAuthTag(chunk.subarray(chunk.length - tagBytes));
    parts.push(decipher.update(chunk.subarray(0, chunk.length - tagBytes)), decipher.final());
  }
  return Buffer.concat(parts);
}

function nonceOf(prefix: Buffer, nth: number): Buffer {
  const nonce = Buffer.alloc(12);
  prefix.copy(nonce);
  nonce.writeUInt32BE(nth, 8);
  return nonce;
}

function placeOf(nth: number, last: boolean): Buffer {
  const place = Buffer.alloc(5);
  place.writeUInt32BE(nth);
  place.writeUInt8(last ? 1 : 0, 4);
  return place;
}

/** The tenant's own key: without it the tenant's recordings are noise. */
export const tenantKey = (master: Buffer, tenantId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `zvon recordings ${tenantId}`, 32));

/** A file's key, wrapped by the tenant's: nonce, ciphertext, tag. */
export function wrapKey(fileKey: Buffer, wrapping: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  return Buffer.concat([nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

export function unwrapKey(wrapped: Buffer, wrapping: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrapping, wrapped.subarray(0, 12));
  decipher.setAuthTag(wrapped.subarray(wrapped.length - tagBytes));
  return Buffer.concat([decipher.update(wrapped.subarray(12, wrapped.length - tagBytes)), decipher.final()]);
}
