import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFakeAri, type FakeAri } from '../../../test/support/fake-ari.ts';
import type { PhoneAccount } from '../../core/telephony/telephony-port.ts';
import { UserId } from '../../shared/ids.ts';
import { systemAdapterClock } from './adapter-clock.ts';
import { ariWireTo } from './ari/ari-wire.ts';
import { ariTimings, createAriSocket, type AriSocket } from './ari/ari-socket.ts';
import { createProvisioner, type Provisioner } from './provision.ts';

const agentId = UserId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0001');
const username = agentId.replaceAll('-', '');
const former = 'ffffffffffff4fff8fffffffffffffff';
const account: PhoneAccount = { agentId, username, password: 'of the test', displayName: 'Ivanna "Š" <x> Ćosić' };

const media = { address: '192.168.7.20', isBound: true };

let fake: FakeAri;
let socket: AriSocket;
let provisioner: Provisioner;
let endpoints: string[] = [];
/** The address as Asterisk knows it, where it does. */
let knownAor: object | null = null;

beforeEach(async () => {
  fake = await openFakeAri();
  endpoints = ['trunk-in'];
  knownAor = null;
  fake.answerWith(({ method, uri }) => {
    if (uri === 'endpoints/PJSIP')
      return { status: 200, body: endpoints.map((resource) => ({ technology: 'PJSIP', resource, channel_ids: [] })) };
    if (method === 'GET' && uri.includes('/aor/'))
      return knownAor === null ? { status: 404 } : { status: 200, body: tuplesOf(knownAor) };
    return { status: 200, body: [] };
  });
  await new Promise<void>((resolve) => {
    socket = createAriSocket({
      connect: ariWireTo(fake.url, 'zvon'),
      clock: systemAdapterClock,
      timings: ariTimings,
      onOpen: resolve,
      onEvent: () => undefined,
      onDown: () => undefined,
      onReplaced: () => undefined,
    });
    socket.start();
  });
  provisioner = createProvisioner({
    ari: socket.ari,
    kind: 'browser',
    media,
  });
});

afterEach(async () => {
  socket.close();
  await fake.close();
});

const tuplesOf = (fields: object) => Object.entries(fields).map(([attribute, value]) => ({ attribute, value }));
const asked = (method: string): string[] =>
  fake.requests.filter((request) => request.method === method).map(({ uri }) => uri);
const at = (type: string, name: string): string => `asterisk/config/dynamic/res_pjsip/${type}/${name}`;

function fieldsOf(type: string): Record<string, string> {
  const { body } = fake.requests.find(({ method, uri }) => method === 'PUT' && uri === at(type, username)) ?? {};
  const { fields } = body as { fields: { attribute: string; value: string }[] };
  return Object.fromEntries(fields.map(({ attribute, value }) => [attribute, value]));
}

describe('the telephones of agents', () => {
  test('are pushed with their password, one registration and encrypted audio', async () => {
    expect(await provisioner.push([account])).toEqual({ refused: 0 });
    expect(asked('PUT')).toEqual([at('auth', username), at('aor', username), at('endpoint', username)]);
    expect(fieldsOf('auth')).toEqual({ auth_type: 'userpass', username, password: 'of the test' });
    expect(fieldsOf('aor')).toMatchObject({ max_contacts: '1', remove_existing: 'true' });
    expect(fieldsOf('endpoint')).toMatchObject({
      webrtc: 'yes',
      context: 'from-agent',
      direct_media: 'no',
      callerid: `"Ivanna Š x Ćosić" <${username}>`,
    });
  });

  test('send their audio to the address that is set, which Asterisk hears at where it is its own', async () => {
    await provisioner.push([account]);
    expect(fieldsOf('endpoint')).toMatchObject({ media_address: '192.168.7.20', bind_rtp_to_media_address: 'yes' });
    fake.requests.length = 0;
    const outer = { address: '203.0.113.7', isBound: false };
    await createProvisioner({ ari: socket.ari, kind: 'browser', media: outer }).push([account]);
    expect(fieldsOf('endpoint')).toMatchObject({ media_address: '203.0.113.7', bind_rtp_to_media_address: 'no' });
  });

  test('are pushed again only when something changed', async () => {
    await provisioner.push([account]);
    fake.requests.length = 0;
    await provisioner.push([account]);
    expect(asked('PUT')).toEqual([]);
    await provisioner.push([{ ...account, password: 'another' }]);
    expect(asked('PUT')).toHaveLength(3);
  });

  test('keep their address as it is: an update of it would make who is registered stay for ever', async () => {
    knownAor = { max_contacts: '1', remove_existing: 'true', qualify_frequency: '10', qualify_timeout: '3.000000' };
    await provisioner.push([account]);
    expect(asked('PUT').sort()).toEqual([at('auth', username), at('endpoint', username)]);
    expect(asked('DELETE')).toEqual([]);
  });

  test('get their address anew when it is another one than is wanted today', async () => {
    knownAor = { max_contacts: '2', remove_existing: 'true', qualify_frequency: '10', qualify_timeout: '3.000000' };
    await provisioner.push([account]);
    expect(asked('DELETE')).toEqual([at('aor', username)]);
    expect(asked('PUT')).toContain(at('aor', username));
  });

  test('are pushed again after Asterisk has forgotten them', async () => {
    await provisioner.push([account]);
    fake.requests.length = 0;
    provisioner.forget();
    await provisioner.push([account]);
    expect(asked('PUT')).toHaveLength(3);
  });

  test('of people who are gone are removed, and nothing else is', async () => {
    endpoints = ['trunk-in', former, username];
    await provisioner.push([account]);
    expect(asked('DELETE')).toEqual([at('endpoint', former), at('aor', former), at('auth', former)]);
  });

  test('that Asterisk refuses are counted and tried again', async () => {
    fake.answerWith(({ uri }) => (uri.includes('/endpoint/') ? { status: 403 } : { status: 200, body: [] }));
    expect(await provisioner.push([account])).toEqual({ refused: 1 });
    expect(await provisioner.push([account])).toEqual({ refused: 1 });
  });
});
