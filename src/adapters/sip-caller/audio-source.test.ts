import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadWavSource, samplesSource, silence, tone, type AudioSource } from './audio-source.ts';
import { levelDbOf } from './tone.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'wav-'));
});
afterAll(() => rm(folder, { recursive: true }));

const take = (source: AudioSource, length: number): Int16Array =>
  Int16Array.from({ length }, (_, index) => source.sampleAt(index));

function chunk(name: string, content: Buffer, announced = content.length): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(announced, 4);
  return Buffer.concat([head, content]);
}

/** With a chunk in front of the format that a reader must step over. */
function wavFile(rateHz: number, samples: Int16Array, options: { channels?: number; announced?: number } = {}): Buffer {
  const format = Buffer.alloc(16);
  format.writeUInt16LE(1, 0);
  format.writeUInt16LE(options.channels ?? 1, 2);
  format.writeUInt32LE(rateHz, 4);
  format.writeUInt16LE(16, 14);
  const data = chunk('data', Buffer.from(samples.buffer), options.announced);
  return chunk(
    'RIFF',
    Buffer.concat([Buffer.from('WAVE'), chunk('LIST', Buffer.from('ab')), chunk('fmt ', format), data]),
  );
}

async function written(name: string, file: Buffer): Promise<string> {
  const at = path.join(folder, name);
  await writeFile(at, file);
  return at;
}

const sine = (frequencyHz: number, rateHz: number, seconds: number): Int16Array =>
  Int16Array.from({ length: rateHz * seconds }, (_, index) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz)),
  );

describe('a WAV file as a source', () => {
  it('of 8 kHz is sent as it is, and is silent after its end', async () => {
    const samples = sine(700, 8000, 1);
    const source = await loadWavSource(await written('8.wav', wavFile(8000, samples)));
    expect(source.durationMs).toBe(1000);
    expect(take(source, 8000)).toEqual(samples);
    expect(source.sampleAt(8000)).toBe(0);
  });

  it('of 16 kHz keeps its length and its telephone band and loses what would fold back', async () => {
    const low = await loadWavSource(await written('low.wav', wavFile(16_000, sine(1000, 16_000, 1))));
    expect(low.durationMs).toBe(1000);
    expect(levelDbOf(take(low, 8000), 1000)).toBeCloseTo(20 * Math.log10(10_000 / 32_767), 1);
    const high = await loadWavSource(await written('high.wav', wavFile(16_000, sine(5000, 16_000, 1))));
    expect(levelDbOf(take(high, 8000), 3000)).toBeLessThan(-50);
  });

  it('is read to its end when it was written to a pipe and announces more than it has', async () => {
    const file = wavFile(8000, sine(700, 8000, 1), { announced: 0x7fff_f000 });
    expect((await loadWavSource(await written('pipe.wav', file))).durationMs).toBe(1000);
  });

  it.each([
    ['stereo', wavFile(8000, new Int16Array(8), { channels: 2 }), 'not mono'],
    ['a text', Buffer.from('no sound at all'), 'not a RIFF/WAVE file'],
    ['cut off within the header', wavFile(8000, new Int16Array(8)).subarray(0, 40), 'no format chunk'],
  ])('is refused when it is %s', async (_, file, reason) => {
    await expect(loadWavSource(await written('bad.wav', file))).rejects.toThrow(reason);
  });
});

describe('a source', () => {
  it('of tones never clips over', () => {
    expect(Math.max(...take(tone([440, 441], 0), 8000))).toBeLessThanOrEqual(32_767);
    expect(Math.min(...take(tone([440, 441], 0), 8000))).toBeGreaterThanOrEqual(-32_768);
  });

  it('of samples knows its duration, silence has none', () => {
    expect(samplesSource(new Int16Array(80)).durationMs).toBe(10);
    expect(silence.durationMs).toBeNull();
  });
});
