import { createHash, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
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

/** One REGISTER with the digest of RFC 2617; rejects when Asterisk does not accept it. */
export async function registerPhone(registration: Registration): Promise<void> {
  const socket = createSocket('udp4');
  const { contact, asterisk } = registration;
  await new Promise<void>((resolve) => socket.bind(0, contact.host, resolve));
  const callId = randomBytes(8).toString('hex');
  const ask = (cseq: number, authorization: string | null): Promise<string> =>
    new Promise((resolve) => {
      socket.once('message', (data) => resolve(String(data)));
      socket.send(
        registerRequest(registration, socket.address().port, callId, cseq, authorization),
        asterisk.port,
        asterisk.host,
      );
    });
  try {
    const challenge = await ask(1, null);
    const answer = await ask(2, authorizationOf(registration, challenge));
    if (!answer.startsWith('SIP/2.0 200')) throw new Error(`not registered: ${answer.split('\r\n')[0]}`);
  } finally {
    socket.close();
  }
}

const uriOf = ({ host, port }: Endpoint): string => `sip:${host}:${port}`;

function registerRequest(
  { username, contact, asterisk, expiresS }: Registration,
  localPort: number,
  callId: string,
  cseq: number,
  authorization: string | null,
): string {
  const address = `<sip:${username}@${asterisk.host}>`;
  return [
    `REGISTER ${uriOf(asterisk)} SIP/2.0`,
    `Via: SIP/2.0/UDP ${contact.host}:${localPort};branch=z9hG4bK${callId}${cseq};rport`,
    'Max-Forwards: 70',
    `From: ${address};tag=${callId}`,
    `To: ${address}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq} REGISTER`,
    `Contact: <sip:${username}@${contact.host}:${contact.port}>`,
    `Expires: ${expiresS}`,
    ...(authorization === null ? [] : [`Authorization: ${authorization}`]),
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
    `Digest username="${username}", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", ` +
    `algorithm=MD5, opaque="${field('opaque')}", qop=auth, nc=00000001, cnonce="zvon"`
  );
}
