import { describe, expect, test } from 'vitest';
import { TrunkSettings } from '../../shared/config/trunk.ts';
import { isTrunkId, type PjsipObject, trunkIdOf, trunkObjects } from './trunk-endpoints.ts';

const settings = TrunkSettings.parse({
  ...{ names: { en: 'Carrier' }, kind: 'registered', host: 'sip.carrier.example', port: null, transport: 'tls' },
  ...{ srtp: true, username: '420541100100', secretName: 'carrier', codecs: ['alaw', 'ulaw'] },
  ...{ numbersFrom: 'request', maxCalls: null },
});
const media = { address: '192.168.7.20', isBound: true };
const objectsOf = (changed: Partial<TrunkSettings> = {}, secret: string | null = 'of the test', at = media) =>
  trunkObjects({ key: 'carrier', settings: { ...settings, ...changed }, secret }, at);
const fieldsOf = (type: PjsipObject['type'], ...of: Parameters<typeof objectsOf>) =>
  objectsOf(...of).find((object) => object.type === type)?.fields;

describe('a trunk that registers', () => {
  test('is made of what each names before it is named', () => {
    expect(objectsOf().map(({ type, id }) => [type, id])).toEqual([
      ['auth', 'trunk_carrier'],
      ['aor', 'trunk_carrier'],
      ['endpoint', 'trunk_carrier'],
      ['identify', 'trunk_carrier'],
      ['registration', 'trunk_carrier'],
    ]);
  });

  test('says where we are with its account, and has its calls marked', () => {
    expect(fieldsOf('auth')).toEqual({ auth_type: 'userpass', username: '420541100100', password: 'of the test' });
    expect(fieldsOf('registration')).toMatchObject({
      server_uri: 'sip:sip.carrier.example:5061;transport=tls',
      client_uri: 'sip:420541100100@sip.carrier.example',
      transport: 'trunk-tls',
      line: 'yes',
      endpoint: 'trunk_carrier',
    });
  });
});

describe('a trunk that is known by its address', () => {
  const byAddress = { kind: 'ip', username: null, secretName: null, host: '203.0.113.9' } as const;

  test('registers nowhere and has no password', () => {
    expect(objectsOf(byAddress, null).map(({ type }) => type)).toEqual(['aor', 'endpoint', 'identify']);
    expect(fieldsOf('identify', byAddress, null)).toEqual({ endpoint: 'trunk_carrier', match: '203.0.113.9' });
    expect(fieldsOf('endpoint', byAddress, null)).not.toHaveProperty('outbound_auth');
  });

  test('may have an account for the calls that we make', () => {
    expect(fieldsOf('endpoint', { kind: 'ip' })).toMatchObject({ outbound_auth: 'trunk_carrier' });
    expect(fieldsOf('registration', { kind: 'ip' })).toBeUndefined();
  });
});

describe('its audio', () => {
  test('is encrypted or there is none, where that is set', () => {
    expect(fieldsOf('endpoint')).toMatchObject({ media_encryption: 'sdes', media_encryption_optimistic: 'no' });
    expect(fieldsOf('endpoint', { srtp: false })).toMatchObject({ media_encryption: 'no' });
  });

  test('goes to the address that is set, by the codecs that are set in their order', () => {
    expect(fieldsOf('endpoint')).toMatchObject({
      media_address: '192.168.7.20',
      bind_rtp_to_media_address: 'yes',
      allow: 'alaw,ulaw',
    });
    const behindRouter = { address: '203.0.113.7', isBound: false };
    expect(fieldsOf('endpoint', {}, 'x', behindRouter)).toMatchObject({ bind_rtp_to_media_address: 'no' });
  });
});

test.each([
  ['udp', null, 'sip:sip.carrier.example:5060;transport=udp'],
  ['tcp', 5_080, 'sip:sip.carrier.example:5080;transport=tcp'],
  ['tls', null, 'sip:sip.carrier.example:5061;transport=tls'],
] as const)('by %s at port %s it is found at %s', (transport, port, contact) => {
  expect(fieldsOf('aor', { transport, port })).toMatchObject({ contact });
});

test('an IPv6 address stands in brackets', () => {
  expect(fieldsOf('aor', { host: 'fd00::9' })).toMatchObject({ contact: 'sip:[fd00::9]:5061;transport=tls' });
});

test('what was dialled is looked for where the carrier puts it', () => {
  expect(fieldsOf('endpoint')).toMatchObject({ context: 'from-trunk' });
  expect(fieldsOf('endpoint', { numbersFrom: 'to' })).toMatchObject({ context: 'from-trunk-to' });
});

test('no telephone of an agent and no trunk of the demo is taken for one', () => {
  expect(isTrunkId(trunkIdOf('in'))).toBe(true);
  for (const id of ['trunk-in', 'ffffffffffff4fff8fffffffffffffff']) expect(isTrunkId(id)).toBe(false);
});
