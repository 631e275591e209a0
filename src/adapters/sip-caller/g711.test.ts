import { describe, expect, it } from 'vitest';
import { decodeG711, encodeG711 } from './g711.ts';
import { levelDbOf } from './tone.ts';

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** G.711 table 1a: character signal (after inversion of the even bits) and the decoder's value in 1/4096. */
const aLaw: [number, number][] = [
  [0b11111111, 4032],
  [0b11110000, 2112],
  [0b11100000, 1056],
  [0b11010000, 528],
  [0b11000000, 264],
  [0b10110000, 132],
  [0b10100000, 66],
  [0b10000000, 1],
];

/** G.711 table 2a: character signal and the decoder's value in 1/8159. */
const muLaw: [number, number][] = [
  [0b10000000, 8031],
  [0b10001111, 4191],
  [0b10011111, 2079],
  [0b10101111, 1023],
  [0b10111111, 495],
  [0b11001111, 231],
  [0b11011111, 99],
  [0b11101111, 33],
  [0b11111110, 2],
  [0b11111111, 0],
];

describe('G.711', () => {
  it('decodes A-law to the values of table 1 of the recommendation', () => {
    for (const [character, value] of aLaw) {
      const line = character ^ 0x55;
      expect(decodeG711('PCMA', Uint8Array.of(line, line ^ 0x80))).toEqual(Int16Array.of(value * 8, value * -8));
    }
  });

  it('decodes µ-law to the values of table 2 of the recommendation', () => {
    for (const [line, value] of muLaw) {
      expect(decodeG711('PCMU', Uint8Array.of(line, line ^ 0x80))).toEqual(Int16Array.of(value * 4, value * -4));
    }
  });

  it('encodes at the decision values of the tables into the next interval', () => {
    // Table 1a: 2048 begins the seventh segment; table 2a: 4063 begins it.
    expect([...encodeG711('PCMA', Int16Array.of(2047 * 8, 2048 * 8))]).toEqual([0b11101111 ^ 0x55, 0b11110000 ^ 0x55]);
    expect([...encodeG711('PCMU', Int16Array.of(4062 * 4, 4063 * 4))]).toEqual([0b10010000, 0b10001111]);
  });

  it('gives every character back that it decoded', () => {
    expect(encodeG711('PCMA', decodeG711('PCMA', everyByte))).toEqual(everyByte);
    // 0x7f and 0xff are the two zeros of µ-law; the encoder uses the positive one.
    expect(encodeG711('PCMU', decodeG711('PCMU', everyByte))).toEqual(
      everyByte.map((byte) => (byte === 0x7f ? 0xff : byte)),
    );
  });

  it('errs by no more than half an interval at any level', () => {
    const samples = Int16Array.from({ length: 65_536 }, (_, index) => index - 32_768);
    for (const codec of ['PCMA', 'PCMU'] as const) {
      const decoded = decodeG711(codec, encodeG711(codec, samples));
      samples.forEach((sample, index) => {
        const allowed = Math.max(16, Math.abs(sample) / 27) + (Math.abs(sample) > 32_100 ? 700 : 0);
        if (Math.abs((decoded[index] ?? 0) - sample) > allowed) expect.fail(`${codec} ${sample} ${decoded[index]}`);
      });
    }
  });

  it('reproduces the digital milliwatt of tables 5 and 6: 1000 Hz at 0 dBm0', () => {
    const aLawCycle = [0x34, 0x21, 0x21, 0x34, 0xb4, 0xa1, 0xa1, 0xb4];
    const muLawCycle = [0x1e, 0x0b, 0x0b, 0x1e, 0x9e, 0x8b, 0x8b, 0x9e];
    const second = (cycle: number[]): Uint8Array =>
      Uint8Array.from({ length: 8000 }, (_, index) => cycle[index % 8] ?? 0);
    // Full load is +3.14 dBm0 in A-law and +3.17 dBm0 in µ-law.
    expect(levelDbOf(decodeG711('PCMA', second(aLawCycle)), 1000)).toBeCloseTo(-3.14, 1);
    expect(levelDbOf(decodeG711('PCMU', second(muLawCycle)), 1000)).toBeCloseTo(-3.17, 1);
  });
});
