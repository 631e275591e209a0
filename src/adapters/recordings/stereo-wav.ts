import type { MonoFile } from './mono-file.ts';

type Side = Pick<MonoFile, 'frames' | 'read'>;

const framesAtOnce = 16_384;
const silentSide: Side = { frames: 0, read: async () => Buffer.alloc(0) };

/**
 * A stereo file of two mono ones, part after part. Customer left, desk right; the shorter side ends in silence, because
 * both began at one instant.
 */
export async function* stereoWav(rate: number, left: Side | null, right: Side | null): AsyncGenerator<Buffer> {
  const frames = framesOf(left, right);
  yield header(rate, frames);
  for (let from = 0; from < frames; from += framesAtOnce) {
    const count = Math.min(framesAtOnce, frames - from);
    const sides = [left ?? silentSide, right ?? silentSide].map((side) => side.read(from, count));
    yield interleaved(count, await Promise.all(sides));
  }
}

export const framesOf = (left: Side | null, right: Side | null): number =>
  Math.max(left?.frames ?? 0, right?.frames ?? 0);

function interleaved(frames: number, sides: readonly Buffer[]): Buffer {
  const both = Buffer.alloc(frames * 4);
  sides.forEach((side, nth) => {
    for (let at = 0; at + 2 <= side.length; at += 2) both.writeInt16LE(side.readInt16LE(at), at * 2 + nth * 2);
  });
  return both;
}

function header(rate: number, frames: number): Buffer {
  const wav = Buffer.alloc(44);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + frames * 4, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(2, 22);
  wav.writeUInt32LE(rate, 24);
  wav.writeUInt32LE(rate * 4, 28);
  wav.writeUInt16LE(4, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(frames * 4, 40);
  return wav;
}
