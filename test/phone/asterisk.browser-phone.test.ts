import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { linesTo } from '../../src/adapters/asterisk/asterisk-lines.ts';
import { createAsteriskPhone } from '../../src/adapters/asterisk/asterisk-phone.ts';
import { joinSipWebsocket } from '../../src/adapters/asterisk/sip-websocket.ts';
import type { TelephonyEvent } from '../../src/core/telephony/event.ts';
import type { TelephonyPort } from '../../src/core/telephony/telephony-port.ts';
import { contractAccounts, firstAgentId } from './contract/contract-harness.ts';
import { openAsteriskUnderTest, type AsteriskUnderTest } from './support/asterisk-under-test.ts';
import { openWebsocketChannel, registerPhone } from './support/register-phone.ts';
import { until } from './support/waiting.ts';

let asterisk: AsteriskUnderTest;
let port: TelephonyPort;
let door: Server;
let sockets: WebSocketServer;
const events: TelephonyEvent[] = [];
const [account] = contractAccounts;

beforeAll(async () => {
  asterisk = await openAsteriskUnderTest();
  port = createAsteriskPhone({
    lines: linesTo({ url: asterisk.ariUrl, ami: asterisk.amiUrl }),
    recordingsFolder: asterisk.recordings,
    promptsFolder: asterisk.promptsFolder,
  });
  await port.connect((event) => events.push(event));
  await port.provision(contractAccounts);
  door = createServer();
  sockets = new WebSocketServer({ server: door, path: '/phone' });
  sockets.on('connection', (socket) => joinSipWebsocket(socket, asterisk.ariUrl));
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
}, 60_000);

// Run from the last to the first: Asterisk is stopped also when the rest could not be closed.
afterAll(() => asterisk?.stop(), 60_000);
afterAll(async () => {
  await port.provision([]);
  await port.close();
  for (const socket of sockets.clients) socket.terminate();
  await new Promise((resolve) => door.close(resolve));
}, 60_000);

const count = (kind: TelephonyEvent['kind']): number => events.filter((event) => event.kind === kind).length;

async function registerBrowser(password = account?.password ?? '') {
  const channel = await openWebsocketChannel(`ws://127.0.0.1:${(door.address() as AddressInfo).port}/phone`);
  const username = account?.username ?? '';
  const contact = { host: 'browser.invalid', port: 5060 };
  await registerPhone({ username, password, contact, asterisk: asterisk.sip, expiresS: 300 }, channel);
  return channel;
}

test('a browser registers through the door of the desk, and is lost at once when it closes', async () => {
  const channel = await registerBrowser();
  await until(() => count('phone.registered') === 1);
  expect(events.at(-1)).toMatchObject({ agentId: firstAgentId });
  channel.close();
  await until(() => count('phone.lost') === 1, 2_000);
});

test('a reloaded desk takes the place of its former registration, whose end says nothing about it', async () => {
  const before = count('phone.registered');
  const former = await registerBrowser();
  await until(() => count('phone.registered') === before + 1);
  const next = await registerBrowser();
  former.close();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(events.at(-1)).toMatchObject({ kind: 'phone.registered', agentId: firstAgentId });
  next.close();
  await until(() => events.at(-1)?.kind === 'phone.lost', 2_000);
});

/** Who is registered at the account's address, as Asterisk tells it. */
async function contacts(): Promise<string | undefined> {
  const { username, password, host } = new URL(asterisk.ariUrl);
  const response = await fetch(`http://${host}/ari/asterisk/config/dynamic/res_pjsip/aor/${account?.username}`, {
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
  });
  const fields = (await response.json()) as { attribute: string; value: string }[];
  return fields.find(({ attribute }) => attribute === 'contact')?.value;
}

test('a new password, pushed while the telephone is registered, leaves no contact behind when it goes', async () => {
  const channel = await registerBrowser();
  await until(() => events.at(-1)?.kind === 'phone.registered');
  expect(await contacts()).toContain('browser.invalid');
  await port.provision(contractAccounts.map((one) => ({ ...one, password: 'renewed' })));
  channel.close();
  await until(async () => (await contacts()) === '', 3_000);
  await port.provision(contractAccounts);
});

test('with the password of a new session a telephone registers again', async () => {
  for (const password of ['second', 'third']) {
    await port.provision(contractAccounts.map((one) => ({ ...one, password })));
    const channel = await registerBrowser(password);
    channel.close();
    await until(() => events.at(-1)?.kind === 'phone.lost', 2_000);
  }
  await port.provision(contractAccounts);
});

test('a wrong password registers nothing', async () => {
  await expect(registerBrowser('not the password')).rejects.toThrow('not registered: SIP/2.0 401');
});

test('a person who has left cannot register any more', async () => {
  await port.provision([]);
  await expect(registerBrowser()).rejects.toThrow('not registered');
});
