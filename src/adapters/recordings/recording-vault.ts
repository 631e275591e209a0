import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingId, TenantId } from '../../shared/ids.ts';
import { seal, tenantKey, unseal, unwrapKey, wrapKey } from './sealed-file.ts';
import { monoSamples, stereoWav } from './stereo-wav.ts';

export interface StoredRecording {
  file: string;
  bytes: number;
  sha256: Buffer;
  wrappedKey: Buffer;
  durationMs: number;
}

/** Where recordings lie: the telephone system's two plain files for a moment, then one sealed stereo file. */
export function createRecordingVault(options: { incoming: string; vault: string; masterKey: Buffer }) {
  const { incoming, vault, masterKey } = options;
  const sides = (name: string): [string, string] => [
    join(incoming, `${name}-in.wav`),
    join(incoming, `${name}-out.wav`),
  ];
  return {
    /** Joins and seals. Null when the telephone system left nothing. */
    async store(tenantId: TenantId, id: RecordingId, name: string): Promise<StoredRecording | null> {
      const [customer, desk] = await Promise.all(sides(name).map(readOrNothing));
      const left = customer && monoSamples(customer);
      const right = desk && monoSamples(desk);
      const rate = left?.rate ?? right?.rate;
      if (!rate) return null;
      const wav = stereoWav(rate, left?.samples ?? new Int16Array(), right?.samples ?? new Int16Array());
      const fileKey = randomBytes(32);
      const sealed = seal(wav, fileKey);
      const file = join(tenantId, `${id}.zvonrec`);
      await writeWhole(join(vault, file), sealed);
      return {
        file,
        bytes: sealed.length,
        sha256: createHash('sha256').update(sealed).digest(),
        wrappedKey: wrapKey(fileKey, tenantKey(masterKey, tenantId)),
        durationMs: Math.round(((wav.length - 44) / 4 / rate) * 1_000),
      };
    },
    /** The plain files go, once it is known where the sealed one is and what opens it. */
    async discard(name: string): Promise<void> {
      await Promise.all(sides(name).map((path) => rm(path, { force: true })));
    },
    /** The stereo WAV; throws when the file was changed or the key is gone. */
    async open(tenantId: TenantId, stored: { file: string; wrappedKey: Buffer }): Promise<Buffer> {
      const sealed = await readFile(join(vault, stored.file));
      return unseal(sealed, unwrapKey(stored.wrappedKey, tenantKey(masterKey, tenantId)));
    },
  };
}

export type RecordingVault = ReturnType<typeof createRecordingVault>;

async function readOrNothing(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Nobody ever sees half a file: written beside it, then renamed. */
async function writeWhole(path: string, content: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  await writeFile(`${path}.part`, content, { mode: 0o600 });
  await rename(`${path}.part`, path);
}
