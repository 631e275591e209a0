import { randomBytes } from 'node:crypto';

/** Marks a branch of RFC 3261 as opposed to the older RFC 2543. */
const magicCookie = 'z9hG4bK';

export const newToken = (): string => randomBytes(9).toString('hex');

export const newBranch = (): string => magicCookie + newToken();
