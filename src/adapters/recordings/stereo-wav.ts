/** Samples of one mono PCM16 file, found by its chunks: recorders put others before the data. */
export function monoSamples(wav: Buffer): { rate: number; samples: Int16Array } | null {
  if (wav.length < 44 || wav.toString('latin1', 0, 4) !== 'RIFF' || wav.toString('latin1', 8, 12) !== 'WAVE')
    return null;
  let rate = 0;
  for (let at = 12; at + 8 <= wav.length;) {
    const kind = wav.toString('latin1', at, at + 4);
    const size = wav.readUInt32LE(at + 4);
    if (kind === 'fmt ') {
      if (wav.readUInt16LE(at + 8) !== 1 || wav.readUInt16LE(at + 10) !== 1 || wav.readUInt16LE(at + 22) !== 16)
        return null;
      rate = wav.readUInt32LE(at + 12);
    }
    if (kind === 'data') {
      // A recorder that was cut off has not written the size yet: what is there counts.
      const end = Math.min(at + 8 + (size || wav.length), wav.length);
      return rate === 0 ? null : { rate, samples: samplesOf(wav.subarray(at + 8, end)) };
    }
    at += 8 + size + (size % 2);
  }
  return null;
}

function samplesOf(data: Buffer): Int16Array {
  const samples = new Int16Array(data.length >> 1);
  for (let nth = 0; nth < samples.length; nth += 1) samples[nth] = data.readInt16LE(nth * 2);
  return samples;
}

/** Customer left, desk right; the shorter side ends in silence, because both began at one instant. */
export function stereoWav(rate: number, left: Int16Array, right: Int16Array): Buffer {
  const frames = Math.max(left.length, right.length);
  const wav = Buffer.alloc(44 + frames * 4);
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
  for (let frame = 0; frame < frames; frame += 1) {
    wav.writeInt16LE(left[frame] ?? 0, 44 + frame * 4);
    wav.writeInt16LE(right[frame] ?? 0, 46 + frame * 4);
  }
  return wav;
}
