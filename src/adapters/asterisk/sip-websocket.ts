import WebSocket, { type RawData } from 'ws';

export type SipWebsocketEnd = 'browser-closed' | 'asterisk-closed' | 'asterisk-unreachable' | 'too-large' | 'too-slow';

export interface SipWebsocketOptions {
  onClosed?(end: SipWebsocketEnd): void;
  messageBytesMax?: number;
}

/** A SIP message with a WebRTC offer is below 10 KB. */
const messageBytesDefault = 64 * 1024;
const backlogBytesMax = 1024 * 1024;
/** Messages kept while Asterisk's side opens: a phone says REGISTER and waits. */
const earlyMax = 16;
const handshakeMs = 5_000;
const goingAway = 1001;
const tooBig = 1009;
const serverError = 1011;

const closeCodes: Readonly<Record<SipWebsocketEnd, number>> = {
  'browser-closed': goingAway,
  'asterisk-closed': goingAway,
  'asterisk-unreachable': serverError,
  'too-large': tooBig,
  'too-slow': serverError,
};

/**
 * Carries SIP between one browser and Asterisk, so that the phone uses the origin and the login of the desk. The
 * session behind the accepted websocket was checked before; `asteriskUrl` is `http://host:port` of Asterisk's web
 * server, and a user and password in it are not sent.
 */
export function joinSipWebsocket(browser: WebSocket, asteriskUrl: string, options: SipWebsocketOptions = {}): void {
  const { onClosed, messageBytesMax = messageBytesDefault } = options;
  const { protocol, host } = new URL(asteriskUrl);
  const asterisk = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/ws`, 'sip', {
    handshakeTimeout: handshakeMs,
    perMessageDeflate: false,
  });
  const early: [RawData, boolean][] = [];
  let ended = false;

  function end(reason: SipWebsocketEnd): void {
    if (ended) return;
    ended = true;
    closeQuietly(browser, closeCodes[reason]);
    closeQuietly(asterisk, goingAway);
    onClosed?.(reason);
  }

  function carry(data: RawData, isBinary: boolean, to: WebSocket): void {
    if (bytesOf(data) > messageBytesMax) end('too-large');
    else if (to.bufferedAmount > backlogBytesMax) end('too-slow');
    else if (to.readyState === WebSocket.OPEN) to.send(data, { binary: isBinary });
    else if (to === asterisk && early.length < earlyMax) early.push([data, isBinary]);
    else end('too-slow');
  }

  asterisk.on('open', () => {
    for (const [data, isBinary] of early.splice(0)) carry(data, isBinary, asterisk);
  });
  asterisk.on('message', (data, isBinary) => carry(data, isBinary, browser));
  asterisk.on('error', () => end('asterisk-unreachable'));
  asterisk.on('close', () => end('asterisk-closed'));
  browser.on('message', (data, isBinary) => carry(data, isBinary, asterisk));
  browser.on('error', () => end('browser-closed'));
  browser.on('close', () => end('browser-closed'));
  if (browser.readyState !== WebSocket.OPEN) end('browser-closed');
}

function closeQuietly(socket: WebSocket, code: number): void {
  if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
  else if (socket.readyState === WebSocket.OPEN) socket.close(code);
}

function bytesOf(data: RawData): number {
  return Array.isArray(data) ? data.reduce((sum, part) => sum + part.length, 0) : data.byteLength;
}
