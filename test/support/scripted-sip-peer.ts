import {
  cseqOf,
  headerOf,
  parseSipMessage,
  serialiseSipMessage,
  type SipMessage,
  type SipRequest,
} from '../../src/adapters/sip-caller/sip-message.ts';
import { responseTo } from '../../src/adapters/sip-caller/dialog.ts';
import type { Endpoint } from '../../src/adapters/sip-caller/sip-address.ts';
import { openUdpSocket } from '../../src/adapters/sip-caller/udp-socket.ts';

/** A far end that does nothing by itself: the test reads every datagram and writes every answer. */
export interface ScriptedSipPeer {
  readonly address: Endpoint;
  /** First lines of all that came, such as `INVITE` and `200 BYE`, in order and with repetitions. */
  readonly log: readonly string[];
  /** The next message, come or to come, that was not taken yet and fits; repeated requests fit again. */
  next(name: string): Promise<SipMessage>;
  nextRequest(method: string): Promise<SipRequest>;
  respond(
    request: SipRequest,
    code: number,
    reason: string,
    extra?: { sdp?: string; headers?: [string, string][] },
  ): void;
  /** To whoever wrote last, or whom it was turned to. */
  send(message: SipMessage): void;
  turnTo(far: Endpoint): void;
  sendRaw(datagram: Buffer): void;
  close(): void;
}

export const peerTag = 'peer';

export async function openScriptedSipPeer(address: string): Promise<ScriptedSipPeer> {
  const log: string[] = [];
  const untaken: { name: string; message: SipMessage }[] = [];
  const waiting: { name: string; take: (message: SipMessage) => void }[] = [];
  let far: Endpoint = { host: address, port: 9 };
  const socket = await openUdpSocket({ host: address, port: 0 }, (datagram, from) => {
    const message = parseSipMessage(datagram);
    if (message.kind === 'malformed' || message.kind === 'keepalive') return;
    far = from;
    const name = nameOf(message);
    log.push(name);
    const reader = waiting.findIndex((waiter) => waiter.name === name);
    if (reader === -1) untaken.push({ name, message });
    else waiting.splice(reader, 1)[0]?.take(message);
  });
  const send = (message: SipMessage): void => socket.send(serialiseSipMessage(message), far);
  const next = (name: string): Promise<SipMessage> => {
    const index = untaken.findIndex((taken) => taken.name === name);
    const found = index === -1 ? undefined : untaken.splice(index, 1)[0];
    if (found !== undefined) return Promise.resolve(found.message);
    return new Promise((take) => waiting.push({ name, take }));
  };
  return {
    address: socket.local,
    log,
    next,
    async nextRequest(method) {
      const message = await next(method);
      if (message.kind !== 'request') throw new Error(`${method} is no request`);
      return message;
    },
    respond(request, code, reason, { sdp, headers = [] } = {}) {
      const contact: [string, string] = ['Contact', `<sip:peer@${socket.local.host}:${socket.local.port}>`];
      const type: [string, string][] = sdp === undefined ? [] : [['Content-Type', 'application/sdp']];
      const tag = code === 100 ? null : peerTag;
      const body = sdp ?? '';
      send(responseTo(request, code, reason, tag, { headers: [contact, ...type, ...headers], body }));
    },
    send,
    turnTo(other) {
      far = other;
    },
    sendRaw: (datagram) => socket.send(datagram, far),
    close: () => socket.close(),
  };
}

function nameOf(message: SipMessage): string {
  return message.kind === 'request' ? message.method : `${message.code} ${cseqOf(message).method}`;
}

/** A request of the peer within the call that this INVITE (sent to the peer) or its answer began. */
export function peerRequest(
  invite: SipRequest,
  peer: Endpoint,
  { method, sequence, body = '' }: { method: string; sequence: number; body?: string },
): SipRequest {
  return {
    kind: 'request',
    method,
    uri: 'sip:zvon@127.0.0.1',
    headers: [
      ['Via', `SIP/2.0/UDP ${peer.host}:${peer.port};branch=z9hG4bK${method}${sequence}${Math.random()}`],
      ['From', `${headerOf(invite, 'To')};tag=${peerTag}`],
      ['To', headerOf(invite, 'From') ?? ''],
      ['Call-ID', headerOf(invite, 'Call-ID') ?? ''],
      ['CSeq', `${sequence} ${method}`],
      ['Contact', `<sip:peer@${peer.host}:${peer.port}>`],
      ['Content-Type', 'application/sdp'],
    ],
    body,
  };
}

export function audioSdp(host: string, port: number, lines: readonly string[] = []): string {
  return [
    'v=0',
    `o=peer 1 1 IN IP4 ${host}`,
    's=-',
    `c=IN IP4 ${host}`,
    't=0 0',
    `m=audio ${port} RTP/AVP 8 101`,
    'a=rtpmap:8 PCMA/8000',
    'a=rtpmap:101 telephone-event/8000',
    ...lines,
    '',
  ].join('\r\n');
}
