import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import WebSocket, { WebSocketServer } from 'ws';
import { joinSipWebsocket, type SipWebsocketEnd } from './sip-websocket.ts';

let asterisk: WebSocketServer;
let door: WebSocketServer;
let browser: WebSocket;
let ends: SipWebsocketEnd[] = [];
let heardByAsterisk: string[] = [];
const asked: { url?: string; protocol: string; authorization?: string }[] = [];

const listening = async (server: WebSocketServer): Promise<string> => {
  await new Promise<void>((resolve) => server.on('listening', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
};

async function join(asteriskUrl?: string): Promise<void> {
  const address = await listening(door);
  const endsOfThisTest = ends;
  const url = asteriskUrl ?? `http://zvon:secret@127.0.0.1:${(asterisk.address() as AddressInfo).port}`;
  door.on('connection', (socket) =>
    joinSipWebsocket(socket, url, { onClosed: (end) => endsOfThisTest.push(end), messageBytesMax: 1_000 }),
  );
  browser = new WebSocket(`ws://${address}/phone`, 'sip');
  await new Promise((resolve) => browser.once('open', resolve));
}

beforeEach(async () => {
  ends = [];
  heardByAsterisk = [];
  asked.length = 0;
  asterisk = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await listening(asterisk);
  door = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  asterisk.on('connection', (socket, { url, headers }) => {
    asked.push({ url, protocol: socket.protocol, authorization: headers.authorization });
    socket.on('message', (data: Buffer, isBinary) => {
      heardByAsterisk.push(String(data));
      if (String(data) === 'bye') socket.close();
      else socket.send(`${isBinary ? 'binary' : 'text'}: ${String(data)}`);
    });
  });
});

afterEach(async () => {
  browser.terminate();
  for (const server of [asterisk, door]) {
    for (const client of server.clients) client.terminate();
    await new Promise((resolve) => server.close(resolve));
  }
});

const answer = (): Promise<string> =>
  new Promise((resolve) => browser.once('message', (data: Buffer) => resolve(String(data))));
const closed = (): Promise<number> => new Promise((resolve) => browser.once('close', resolve));

describe("a browser's telephone", () => {
  test('speaks SIP with Asterisk, text as text, without the password of ARI', async () => {
    await join();
    browser.send('REGISTER');
    expect(await answer()).toBe('text: REGISTER');
    expect(asked).toEqual([{ url: '/ws', protocol: 'sip', authorization: undefined }]);
  });

  test('closes Asterisk’s side when it closes, told once', async () => {
    await join();
    browser.send('REGISTER');
    await answer();
    browser.close();
    await vi.waitFor(() => expect(asterisk.clients.size).toBe(0));
    await vi.waitFor(() => expect(ends).toEqual(['browser-closed']));
  });

  test('is closed when Asterisk closes', async () => {
    await join();
    browser.send('bye');
    expect(await closed()).toBe(1001);
    expect(ends).toEqual(['asterisk-closed']);
  });

  test('that sends more than a SIP message can be is closed, and Asterisk never sees it', async () => {
    await join();
    browser.send('x'.repeat(1_001));
    expect(await closed()).toBe(1009);
    expect(ends).toEqual(['too-large']);
    expect(heardByAsterisk).toEqual([]);
  });

  test('is closed when Asterisk is not there', async () => {
    await join('http://127.0.0.1:1');
    expect(await closed()).toBe(1011);
    expect(ends).toEqual(['asterisk-unreachable']);
  });
});
