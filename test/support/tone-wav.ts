import { sampleRateHz, sineSample } from '../../src/adapters/sip-caller/tone.ts';

/** One tone as a WAV file of 8 kHz, 16 bits, mono. */
export function toneWav(frequencyHz: number, durationMs: number): Buffer {
  const samples = (durationMs * sampleRateHz) / 1000;
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(sampleRateHz, 24);
  file.writeUInt32LE(sampleRateHz * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1)
    file.writeInt16LE(Math.round(sineSample(frequencyHz, -10, index)), 44 + index * 2);
  return file;
}
