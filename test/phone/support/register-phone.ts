import { createHash, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import WebSocket from 'ws';
import type { Endpoint } from '../../../src/adapters/sip-caller/sip-address.ts';

export interface Registration {
  username: string;
  password: string;
  /** Where calls to the phone go. */
  contact: Endpoint;
  asterisk: Endpoint;
  /** 0 takes the registration back. */
  expiresS: number;
}

/** A way on which SIP requests are asked and answered, one at a time. */
export interface SipChannel {
  protocol: 'UDP' | 'WS';
  sentBy: string;
  ask(request: string): Promise<string>;
  close(): void;
}

export async function openUdpChannel(host: string, asterisk: Endpoint): Promise<SipChannel> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, host, resolve));
  return {
    protocol: 'UDP',
    sentBy: `${host}:${socket.address().port}`,
    ask: (request) =>
      new Promise((resolve) => {
        socket.once('message', (data) => resolve(String(data)));
        socket.send(request, asterisk.port, asterisk.host);
      }),
    close: () => socket.close(),
  };
}

export async function openWebsocketChannel(url: string): Promise<SipChannel> {
  const socket = new WebSocket(url, 'sip');
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  let answered: (text: string) => void = () => undefined;
  socket.on('message', (data: Buffer) => {
    const text = data.toString('utf8');
    if (text.startsWith('SIP/2.0')) answered(text);
    else socket.send(okTo(text));
  });
  return {
    protocol: 'WS',
    sentBy: 'browser.invalid',
    ask: (request) =>
      new Promise((resolve) => {
        answered = resolve;
        socket.send(request);
      }),
    close: () => socket.close(),
  };
}

/** Asterisk asks whether the phone is there; the answer goes the way that the question came. */
function okTo(request: string): string {
  const kept = request.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/i.test(line));
  return ['SIP/2.0 200 OK', ...kept, 'Content-Length: 0', '', ''].join('\r\n');
}

/** One REGISTER with the digest of RFC 2617; rejects when Asterisk does not accept it. */
export async function registerPhone(registration: Registration, channel: SipChannel): Promise<void> {
  const callId = randomBytes(8).toString('hex');
  const challenge = await channel.ask(registerRequest(registration, channel, callId, 1, []));
  const authorization = authorizationOf(registration, challenge);
  const answer = await channel.ask(registerRequest(registration, channel, callId, 2, [authorization]));
  if (!answer.startsWith('SIP/2.0 200')) throw new Error(`not registered: ${answer.split('\r\n')[0]}`);
}

const uriOf = ({ host, port }: Endpoint): string => `sip:${host}:${port}`;

function registerRequest(
  { username, contact, asterisk, expiresS }: Registration,
  { protocol, sentBy }: SipChannel,
  callId: string,
  cseq: number,
  headers: readonly string[],
): string {
  const address = `<sip:${username}@${asterisk.host}>`;
  const transport = protocol === 'WS' ? ';transport=ws' : '';
  return [
    `REGISTER ${uriOf(asterisk)} SIP/2.0`,
    `Via: SIP/2.0/${protocol} ${sentBy};branch=z9hG4bK${callId}${cseq};rport`,
    'Max-Forwards: 70',
    `From: ${address};tag=${callId}`,
    `To: ${address}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} REGISTER`,
    `Contact: <sip:${username}@${contact.host}:${contact.port}${transport}>`,
    `Expires: ${expiresS}`,
    ...headers,
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
}

function authorizationOf({ username, password, asterisk }: Registration, challenge: string): string {
  const field = (name: string): string => new RegExp(`${name}="?([^",\\r]+)`).exec(challenge)?.[1] ?? '';
  const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
  const [realm, nonce, uri] = [field('realm'), field('nonce'), uriOf(asterisk)];
  const secret = md5(`${username}:${realm}:${password}`);
  const response = md5(`${secret}:${nonce}:00000001:zvon:auth:${md5(`REGISTER:${uri}`)}`);
  return (
    `Authorization: Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", ` +
    `response="${response}", algorithm=MD5, opaque="${field('opaque')}", qop=auth, nc=00000001, cnonce="zvon"`
  );
}
