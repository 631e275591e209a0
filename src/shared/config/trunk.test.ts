import { expect, test } from 'vitest';
import { TrunkSettings } from './trunk.ts';

const right = {
  names: { en: 'Carrier' },
  kind: 'registered',
  host: 'sip.carrier.example',
  port: null,
  transport: 'tls',
  srtp: true,
  username: '420541100100',
  secretName: 'carrier',
  codecs: ['alaw', 'ulaw'],
  numbersFrom: 'request',
  maxCalls: 30,
};
const objectionTo = (changed: object): string | undefined =>
  TrunkSettings.safeParse({ ...right, ...changed }).error?.issues[0]?.message;

test('a trunk that registers by TLS with encrypted audio is taken', () => {
  expect(objectionTo({})).toBeUndefined();
});

test('a trunk that is known by its address needs no account', () => {
  expect(objectionTo({ kind: 'ip', username: null, secretName: null })).toBeUndefined();
});

test.each([
  [{ username: null, secretName: null }, 'whoever registers needs a user name and a secret'],
  [{ kind: 'ip', secretName: null }, 'a user name and a secret go together'],
  [{ transport: 'udp' }, 'its keys would be readable on the way without TLS'],
  [{ codecs: ['alaw', 'alaw'] }, 'a codec stands there twice'],
  [{ host: 'carrier.example;transport=udp' }, 'a host name or an address'],
])('%o is refused: %s', (changed, objection) => {
  expect(objectionTo(changed)).toBe(objection);
});
