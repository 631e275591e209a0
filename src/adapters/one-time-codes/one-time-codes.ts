import { generateSecret, generateURI, verifySync } from 'otplib';

/** What every authenticator does unless told otherwise: SHA-1, six digits, half a minute. */
const stepSeconds = 30;

/** Codes of an authenticator (RFC 6238); its clock may be a step early or late. */
export const oneTimeCodes = {
  /** 160 bits, as RFC 4226 recommends. */
  newSecret: (): string => generateSecret(),
  uriOf: ({ issuer, name, secret }: { issuer: string; name: string; secret: string }): string =>
    generateURI({ issuer, label: name, secret }),
  stepOf(secret: string, code: string, now: number): number | null {
    const token = code.replaceAll(/[\s-]/g, '');
    if (!/^\d{6}$/.test(token)) return null;
    const epoch = Math.floor(now / 1_000);
    const found = verifySync({ secret, token, epoch, epochTolerance: stepSeconds });
    return found.valid ? Math.floor(epoch / stepSeconds) + found.delta : null;
  },
};
