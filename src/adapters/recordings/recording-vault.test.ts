import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordingId, TenantId } from '../../shared/ids.ts';
import { openMono } from './mono-file.ts';
import { createRecordingVault } from './recording-vault.ts';
import { stereoWav } from './stereo-wav.ts';
import { writeWhole } from './write-whole.ts';

const tenantId = '00000000-0000-4000-8000-000000000001' as TenantId;
const id = '00000000-0000-4000-8000-000000000002' as RecordingId;

function monoWav(samples: readonly number[]): Buffer {
  const wav = Buffer.alloc(44 + samples.length * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8_000, 24);
  wav.writeUInt32LE(16_000, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(samples.length * 2, 40);
  samples.forEach((sample, nth) => wav.writeInt16LE(sample, 44 + nth * 2));
  return wav;
}

function openVault() {
  const incoming = mkdtempSync(join(tmpdir(), 'zvon-in-'));
  const vault = mkdtempSync(join(tmpdir(), 'zvon-vault-'));
  return { incoming, vault, recordings: createRecordingVault({ incoming, vault, masterKey: Buffer.alloc(32, 1) }) };
}

async function partsOf(audio: AsyncIterable<Buffer>): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  for await (const part of audio) parts.push(part);
  return parts;
}

describe('the vault', () => {
  it('joins the customer left and the desk right, pads the shorter side, and discards the plain files when told', async () => {
    const { incoming, vault, recordings } = openVault();
    writeFileSync(join(incoming, 'one-in.wav'), monoWav([100, 200, 300]));
    writeFileSync(join(incoming, 'one-out.wav'), monoWav([-1, -2]));
    const stored = await recordings.store(tenantId, id, 'one');
    expect(readdirSync(incoming)).toHaveLength(2);
    await recordings.discard('one');
    expect(readdirSync(incoming)).toEqual([]);
    const sealed = readFileSync(join(vault, stored!.file));
    expect(sealed.includes(Buffer.from('RIFF'))).toBe(false);
    expect(stored!.bytes).toBe(sealed.length);
    const { bytes, audio } = await recordings.open(tenantId, stored!);
    const wav = Buffer.concat(await partsOf(audio));
    expect([wav.length, wav.readUInt16LE(22), wav.readUInt32LE(40)]).toEqual([bytes, 2, bytes - 44]);
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

  it('gives a long recording out part after part, sample for sample', async () => {
    const { incoming, recordings } = openVault();
    const samples = Array.from({ length: 100_000 }, (_, nth) => nth % 30_000);
    writeFileSync(join(incoming, 'one-in.wav'), monoWav(samples));
    const stored = await recordings.store(tenantId, id, 'one');
    expect(stored!.durationMs).toBe(12_500);
    const parts = await partsOf((await recordings.open(tenantId, stored!)).audio);
    expect(Math.max(...parts.map((part) => part.length))).toBe(65_536);
    const wav = Buffer.concat(parts);
    const left = samples.map((_, nth) => wav.readInt16LE(44 + nth * 4));
    expect(left).toEqual(samples);
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

  it('writes over what a crash left half sealed', async () => {
    const { incoming, vault, recordings } = openVault();
    writeFileSync(join(incoming, 'one-in.wav'), monoWav([1, 2]));
    mkdirSync(join(vault, tenantId));
    writeFileSync(join(vault, tenantId, `${id}.zvonrec.part`), Buffer.alloc(100_000, 9));
    const stored = await recordings.store(tenantId, id, 'one');
    expect(readdirSync(join(vault, tenantId))).toEqual([`${id}.zvonrec`]);
    const { bytes, audio } = await recordings.open(tenantId, stored!);
    expect(Buffer.concat(await partsOf(audio))).toHaveLength(bytes);
  });
});

it('a file that fails on the way leaves what was there before, and nothing half', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zvon-whole-'));
  const path = join(folder, 'one.zvonrec');
  writeFileSync(path, 'before');
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('half');
    throw new Error('the disk is full');
  }
  await expect(writeWhole(path, broken())).rejects.toThrow('the disk is full');
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['one.zvonrec'], 'before']);
});

it('two sides are joined a part at a time, however long they are', async () => {
  const asked: number[] = [];
  const long = {
    frames: 1_000_000,
    read: async (_from: number, frames: number) => {
      asked.push(frames);
      return Buffer.alloc(frames * 2);
    },
  };
  const parts = await partsOf(stereoWav(8_000, long, null));
  expect(parts.reduce((sum, part) => sum + part.length, 0)).toBe(44 + 4_000_000);
  expect(Math.max(...asked)).toBeLessThanOrEqual(16_384);
});

describe('a mono file', () => {
  const opened = async (wav: Buffer) => {
    const path = join(mkdtempSync(join(tmpdir(), 'zvon-mono-')), 'one.wav');
    writeFileSync(path, wav);
    const mono = await openMono(path);
    const samples = mono && (await mono.read(0, 1_000));
    await mono?.close();
    return samples && Array.from({ length: samples.length / 2 }, (_, nth) => samples.readInt16LE(nth * 2));
  };

  it('is read up to its end when its recorder was cut off before it wrote the size', async () => {
    const wav = monoWav([1, 2, 3]);
    wav.writeUInt32LE(0, 40);
    expect(await opened(wav)).toEqual([1, 2, 3]);
  });

  it('is read to the end of its samples, behind whatever chunks stand before them and after', async () => {
    const wav = monoWav([1, 2, 3]);
    const note = Buffer.from('LIST\x03\x00\x00\x00abc\x00', 'latin1');
    expect(await opened(Buffer.concat([wav.subarray(0, 36), note, wav.subarray(36), note]))).toEqual([1, 2, 3]);
  });

  it('is refused when it is something else', async () => {
    expect(await opened(Buffer.from('no wave at all, only some text that is long enough'))).toBeNull();
    expect(await opened(Buffer.from('RIFF'))).toBeNull();
    const stereo = monoWav([1]);
    stereo.writeUInt16LE(2, 22);
    expect(await opened(stereo)).toBeNull();
  });
});
