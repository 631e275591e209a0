import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordingId, TenantId } from '../../shared/ids.ts';
import { createRecordingVault } from './recording-vault.ts';
import { seal, unseal } from './sealed-file.ts';
import { monoSamples, stereoWav } from './stereo-wav.ts';

const tenantId = '00000000-0000-4000-8000-000000000001' as TenantId;
const id = '00000000-0000-4000-8000-000000000002' as RecordingId;
const key = Buffer.alloc(32, 7);

/** A mono file made of the left side of a stereo one. */
function monoWav(samples: number[]): Buffer {
  const wav = Buffer.alloc(44 + samples.length * 2);
  stereoWav(8_000, new Int16Array(), new Int16Array()).copy(wav);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, nth) => wav.writeInt16LE(sample, 44 + nth * 2));
  return wav;
}

function openVault() {
  const incoming = mkdtempSync(join(tmpdir(), 'zvon-in-'));
  const vault = mkdtempSync(join(tmpdir(), 'zvon-vault-'));
  return { incoming, vault, recordings: createRecordingVault({ incoming, vault, masterKey: Buffer.alloc(32, 1) }) };
}

describe('a sealed file', () => {
  it('opens to what was sealed, at every size around a chunk', () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 200_000]) {
      const plain = Buffer.alloc(size, 3);
      expect(unseal(seal(plain, key), key).equals(plain)).toBe(true);
    }
  });

  it('is refused when one bit was flipped, when it was cut off at a chunk, or with another key', () => {
    const sealed = seal(Buffer.alloc(150_000, 5), key);
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(70_000) ^ 1, 70_000);
    expect(() => unseal(flipped, key)).toThrow();
    expect(() => unseal(sealed.subarray(0, 16 + 2 * (65_536 + 16)), key)).toThrow();
    expect(() => unseal(sealed, Buffer.alloc(32, 8))).toThrow();
  });
});

describe('the vault', () => {
  it('joins the customer left and the desk right, pads the shorter side, and discards the plain files when told', async () => {
    const { incoming, vault, recordings } = openVault();
    writeFileSync(join(incoming, 'one-in.wav'), monoWav([100, 200, 300]));
    writeFileSync(join(incoming, 'one-out.wav'), monoWav([-1, -2]));
    const stored = await recordings.store(tenantId, id, 'one');
    expect(readdirSync(incoming)).toHaveLength(2);
    await recordings.discard('one');
    expect(readdirSync(incoming)).toEqual([]);
    expect(readFileSync(join(vault, stored!.file)).includes(Buffer.from('RIFF'))).toBe(false);
    const wav = await recordings.open(tenantId, stored!);
    const frames = Array.from({ length: 3 }, (_, nth) => [
      wav.readInt16LE(44 + nth * 4),
      wav.readInt16LE(46 + nth * 4),
    ]);
    expect(frames).toEqual([
      [100, -1],
      [200, -2],
      [300, 0],
    ]);
  });

  it('says that there is nothing when the telephone system left no file', async () => {
    expect(await openVault().recordings.store(tenantId, id, 'none')).toBeNull();
  });

  it('gives noise to another tenant', async () => {
    const { incoming, recordings } = openVault();
    writeFileSync(join(incoming, 'one-in.wav'), monoWav([1]));
    const stored = await recordings.store(tenantId, id, 'one');
    await expect(recordings.open('00000000-0000-4000-8000-00000000000b' as TenantId, stored!)).rejects.toThrow();
  });
});

describe('a mono file', () => {
  it('is read up to its end when its recorder was cut off before it wrote the size', () => {
    const wav = monoWav([1, 2, 3]);
    wav.writeUInt32LE(0, 40);
    expect([...monoSamples(wav)!.samples]).toEqual([1, 2, 3]);
  });

  it('is refused when it is something else', () => {
    expect(monoSamples(Buffer.from('no wave at all, only some text that is long enough'))).toBeNull();
  });
});
