import { createHmac } from 'node:crypto';
import type { Instant } from '../../shared/time.ts';

/** Where a browser learns its outer address, and what relays its audio where nothing else gets through. */
export interface IceServer {
  urls: string;
  username?: string;
  credential?: string;
}

export interface IceSettings {
  ZVON_STUN?: string | undefined;
  ZVON_TURN?: string | undefined;
  ZVON_TURN_SECRET?: string | undefined;
}

/** A telephone keeps its login for as long as its page lives: a session's twelve hours, and the call that outlasts it. */
const validMs = 24 * 3_600_000;

export const iceServersFor = (
  { ZVON_STUN, ZVON_TURN, ZVON_TURN_SECRET }: IceSettings,
  username: string,
  now: Instant,
): IceServer[] => [
  ...(ZVON_STUN === undefined ? [] : [{ urls: ZVON_STUN }]),
  ...(ZVON_TURN === undefined || ZVON_TURN_SECRET === undefined
    ? []
    : [{ urls: ZVON_TURN, ...turnLogin(ZVON_TURN_SECRET, username, now + validMs) }]),
];

/**
 * A login that the TURN server can check without having heard of it (draft-uberti-behave-turn-rest-00, 2.2): the name
 * begins with the second of its end, and the password is that name signed with the secret that both know.
 */
function turnLogin(secret: string, of: string, until: Instant): { username: string; credential: string } {
  const username = `${Math.floor(until / 1_000)}:${of}`;
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
}
