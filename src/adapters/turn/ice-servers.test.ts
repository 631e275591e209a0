import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { iceServersFor } from './ice-servers.ts';

const now = Date.parse('2026-11-23T08:00:00Z');
const secret = 'sixteen-or-more-characters';

test('within one network a telephone needs nobody', () => {
  expect(iceServersFor({}, 'jana', now)).toEqual([]);
});

test('a STUN server is named as it is set', () => {
  expect(iceServersFor({ ZVON_STUN: 'stun:stun.example:3478' }, 'jana', now)).toEqual([
    { urls: 'stun:stun.example:3478' },
  ]);
});

test('a login for TURN ends after a day, and is signed with the shared secret, which it does not tell', () => {
  const [server] = iceServersFor({ ZVON_TURN: 'turn:turn.example', ZVON_TURN_SECRET: secret }, 'jana', now);
  expect(server?.username).toBe(`${now / 1_000 + 86_400}:jana`);
  expect(server?.credential).toBe(createHmac('sha1', secret).update(server!.username!).digest('base64'));
  expect(JSON.stringify(server)).not.toContain(secret);
});

test('without the secret of the TURN server nobody is sent there', () => {
  expect(iceServersFor({ ZVON_TURN: 'turn:turn.example' }, 'jana', now)).toEqual([]);
});
