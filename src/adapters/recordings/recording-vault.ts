import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingId, TenantId } from '../../shared/ids.ts';
import { type MonoFile, openMono } from './mono-file.ts';
import { seal, tenantKey, unseal, unwrapKey, wrapKey } from './sealed-file.ts';
import { framesOf, stereoWav } from './stereo-wav.ts';
import { writeWhole } from './write-whole.ts';

export interface StoredRecording {
  file: string;
  bytes: number;
  sha256: Buffer;
  wrappedKey: Buffer;
  durationMs: number;
}

/** The stereo WAV, to be read part after part. */
interface OpenedRecording {
  bytes: number;
  audio: AsyncIterable<Buffer>;
}

/**
 * Where recordings lie: the telephone system's two plain files for a moment, then one sealed stereo file. Of a recording
 * only a part is in memory, however long the call was.
 */
export function createRecordingVault(options: { incoming: string; vault: string; masterKey: Buffer }) {
  const { incoming, vault, masterKey } = options;
  const sides = (name: string): [string, string] => [
    join(incoming, `${name}-in.wav`),
    join(incoming, `${name}-out.wav`),
  ];
  return {
    /** Joins and seals. Null when the telephone system left nothing. */
    async store(tenantId: TenantId, id: RecordingId, name: string): Promise<StoredRecording | null> {
      const [left, right] = await openBoth(sides(name));
      try {
        const rate = left?.rate ?? right?.rate;
        if (!rate) return null;
        const fileKey = randomBytes(32);
        const file = join(tenantId, `${id}.zvonrec`);
        const written = await writeWhole(join(vault, file), seal(stereoWav(rate, left, right), fileKey));
        const wrappedKey = wrapKey(fileKey, tenantKey(masterKey, tenantId));
        return { file, ...written, wrappedKey, durationMs: Math.round((framesOf(left, right) / rate) * 1_000) };
      } finally {
        await Promise.all([left?.close(), right?.close()]);
      }
    },
    /** The plain files go, once it is known where the sealed one is and what opens it. */
    async discard(name: string): Promise<void> {
      await Promise.all(sides(name).map((path) => rm(path, { force: true })));
    },
    /** Throws when the file was cut off or the key is gone, before a sample is given out. */
    async open(tenantId: TenantId, stored: { file: string; wrappedKey: Buffer }): Promise<OpenedRecording> {
      const key = unwrapKey(stored.wrappedKey, tenantKey(masterKey, tenantId));
      const { bytes, plain } = await unseal(join(vault, stored.file), key);
      return { bytes, audio: plain() };
    },
  };
}

export type RecordingVault = ReturnType<typeof createRecordingVault>;

async function openBoth([customer, desk]: [string, string]): Promise<[MonoFile | null, MonoFile | null]> {
  const left = await openMono(customer);
  try {
    return [left, await openMono(desk)];
  } catch (error) {
    await left?.close();
    throw error;
  }
}
