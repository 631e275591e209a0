/** The two sides of a WAV file of 8 kHz, 16 bits, two channels (RIFF: chunks of name, length, body). */
export function stereoWav(file: Buffer): { left: Int16Array; right: Int16Array } {
  let at = 12;
  let data: Buffer | null = null;
  while (at + 8 <= file.length) {
    const name = file.toString('latin1', at, at + 4);
    const length = file.readUInt32LE(at + 4);
    if (name === 'fmt ' && (file.readUInt16LE(at + 10) !== 2 || file.readUInt32LE(at + 12) !== 8_000))
      throw new Error('not a stereo file of 8 kHz');
    if (name === 'data') data = file.subarray(at + 8, Math.min(file.length, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  if (!data) throw new Error('no sound in the file');
  const frames = Math.floor(data.length / 4);
  const left = new Int16Array(frames);
  const right = new Int16Array(frames);
  for (let frame = 0; frame < frames; frame += 1) {
    left[frame] = data.readInt16LE(frame * 4);
    right[frame] = data.readInt16LE(frame * 4 + 2);
  }
  return { left, right };
}
