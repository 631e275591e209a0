import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { oneTimeCodes } from './one-time-codes.ts';

/** "12345678901234567890" of RFC 6238, appendix B, in base 32. */
const rfcSecret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const { stepOf } = oneTimeCodes;

describe('a code of an authenticator', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [2_000_000_000, '279037'],
  ])('of second %i is that of RFC 6238', (second, code) => {
    expect(stepOf(rfcSecret, code, second * 1_000)).toBe(Math.floor(second / 30));
  });

  it('belongs to its step while the clock is at most a step early or late', () => {
    const code = generateSync({ secret: rfcSecret, epoch: 1_200 });
    const found = [1_139, 1_169, 1_170, 1_200, 1_229, 1_230, 1_259, 1_260].map((s) =>
      stepOf(rfcSecret, code, s * 1_000),
    );
    expect(found).toEqual([null, null, 40, 40, 40, 40, 40, null]);
  });

  it('may be typed with spaces, and is nothing with other signs', () => {
    expect(stepOf(rfcSecret, ' 287 082 ', 59_000)).toBe(1);
    for (const typed of ['28708', '2870821', '28708x', '', '٢٨٧٠٨٢'])
      expect(stepOf(rfcSecret, typed, 59_000)).toBeNull();
  });
});

describe('a secret', () => {
  it('has 160 bits and stands in the address that the picture holds', () => {
    const secret = oneTimeCodes.newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const uri = new URL(oneTimeCodes.uriOf({ issuer: 'Severka energie', name: 'jana@zvon.example', secret }));
    expect([uri.protocol, uri.host, decodeURIComponent(uri.pathname)]).toEqual([
      'otpauth:',
      'totp',
      '/Severka energie:jana@zvon.example',
    ]);
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret, issuer: 'Severka energie' });
  });
});
