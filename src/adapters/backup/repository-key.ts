import { randomBytes, randomUUID, scryptSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, link, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { unwrapKey, wrapKey } from '../recordings/sealed-file.ts';
import { writeWhole } from '../recordings/write-whole.ts';
import { textAsContent } from './base-entry.ts';
import { sealedEnding } from './stored-file.ts';

const keyFile = 'key.json';

/** The backup's own key, wrapped by what scrypt makes of the passphrase: another passphrase wraps it again. */
const WrappedKey = z.strictObject({
  format: z.literal(1),
  cost: z
    .number()
    .int()
    .min(2 ** 14),
  salt: z.hex(),
  wrapped: z.hex(),
});

export type KeyFound = { kind: 'open'; key: Buffer | null } | { kind: 'closed'; sentence: string };

/** 64 MB and a fraction of a second for each guess. */
const cost = 2 ** 16;

/** The key of a backup folder; made with the first passphrase. Without one the backup is not sealed. */
export async function openKey(folder: string, passphrase: string | null): Promise<KeyFound> {
  const file = join(folder, keyFile);
  if (!existsSync(file)) {
    if (await holdsSealed(folder)) return { kind: 'closed', sentence: `${file} is gone: ${copies}` };
    if (passphrase === null) return { kind: 'open', key: null };
    await makeKey(file, passphrase);
  }
  if (passphrase === null)
    return { kind: 'closed', sentence: 'The backup is sealed: ZVON_BACKUP_PASSPHRASE_FILE must name its passphrase.' };
  const read = WrappedKey.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!read.success) return { kind: 'closed', sentence: `${file} is damaged: ${copies}` };
  try {
    const wrapping = wrappingOf(passphrase, Buffer.from(read.data.salt, 'hex'), read.data.cost);
    return { kind: 'open', key: unwrapKey(Buffer.from(read.data.wrapped, 'hex'), wrapping) };
  } catch {
    // The tag of the wrapped key is what tells a wrong passphrase.
    return { kind: 'closed', sentence: 'The passphrase is not the one that the backup was sealed with.' };
  }
}

/** A new key in its place would seal what comes, and leave what is there shut. */
const copies = 'put a copy of it back, which lies in every sealed set.';

async function holdsSealed(folder: string): Promise<boolean> {
  for (const part of ['wal', 'sets']) {
    const place = join(folder, part);
    if (!existsSync(place)) continue;
    const names = await readdir(place, { recursive: true });
    if (names.some((name) => name.endsWith(sealedEnding))) return true;
  }
  return false;
}

/** The first of several processes makes it. */
async function makeKey(file: string, passphrase: string): Promise<void> {
  const salt = randomBytes(16);
  const wrapped = wrapKey(randomBytes(32), wrappingOf(passphrase, salt, cost)).toString('hex');
  const text = JSON.stringify({ format: 1, cost, salt: salt.toString('hex'), wrapped });
  const own = `${file}.${randomUUID()}`;
  await writeWhole(own, textAsContent(`${text}\n`));
  try {
    await link(own, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(own);
  }
}

/** Without it all that is sealed is noise: it must not hang on one file. */
export const copyKey = (folder: string, to: string): Promise<void> =>
  copyFile(join(folder, keyFile), join(to, keyFile));

const wrappingOf = (passphrase: string, salt: Buffer, n: number): Buffer =>
  scryptSync(passphrase, salt, 32, { N: n, r: 8, p: 1, maxmem: 256 * n * 8 });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON any more: the schema refuses it.
    return null;
  }
}
