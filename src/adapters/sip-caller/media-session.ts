import type { AudioSource } from './audio-source.ts';
import type { Clock } from './clock.ts';
import { decodeG711, payloadTypeOf, type Codec } from './g711.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { parseRtpPacket } from './rtp-packet.ts';
import { createRtpSender, type RtpSender } from './rtp-sender.ts';
import { ownEventPayloadType, sends, type AudioDescription, type Direction } from './sdp.ts';
import type { Endpoint } from './sip-address.ts';
import { createDigitReceiver, type DigitReceiver } from './telephone-event.ts';
import { openUdpSocket, type UdpSocket } from './udp-socket.ts';

/** The audio of one call: a socket, what is sent and what was heard. */
export interface MediaSession {
  readonly recorder: Recorder;
  readonly sender: RtpSender;
  readonly digits: DigitReceiver['digits'];
  /** Known once opened. */
  readonly local: Endpoint | null;
  /** Null until the other side's description is known; null inside: it takes no telephone events. */
  readonly remote: AudioDescription | null;
  open(localAddress: string): Promise<Endpoint>;
  /** Listens to what the other side described; before that nothing is believed. */
  expect(remote: AudioDescription): void;
  /** Begins or changes sending. */
  talk(codec: Codec, direction: Direction): void;
  close(): void;
}

const codecs: ReadonlyMap<number, Codec> = new Map([
  [payloadTypeOf.PCMU, 'PCMU'],
  [payloadTypeOf.PCMA, 'PCMA'],
]);

export function createMediaSession(clock: Clock, source: AudioSource, keepMs: number): MediaSession {
  const recorder = createRecorder(clock.nowMs(), keepMs);
  const digits = createDigitReceiver();
  let socket: UdpSocket | null = null;
  let remote: AudioDescription | null = null;
  let closed = false;
  const sender = createRtpSender(clock, source, (datagram) => {
    if (remote !== null) socket?.send(datagram, remote.endpoint);
  });
  const receive = (datagram: Buffer, from: Endpoint): void => {
    // A port may have belonged to another call a moment ago: only the described sender is heard.
    if (from.host !== remote?.endpoint.host || from.port !== remote.endpoint.port) return;
    accept(datagram, remote, recorder, digits, clock.nowMs());
  };
  return {
    recorder,
    sender,
    digits: digits.digits,
    get local() {
      return socket?.local ?? null;
    },
    get remote() {
      return remote;
    },
    async open(localAddress) {
      const opened = await openUdpSocket({ host: localAddress, port: 0 }, receive);
      socket = opened;
      if (closed) opened.close();
      return opened.local;
    },
    expect(described) {
      remote = described;
    },
    talk(codec, direction) {
      sender.setSending(sends(direction));
      sender.start({ codec, eventPayloadType: remote?.eventPayloadType ?? null });
    },
    close() {
      closed = true;
      sender.stop();
      socket?.close();
    },
  };
}

function accept(
  datagram: Buffer,
  remote: AudioDescription,
  recorder: Recorder,
  digits: DigitReceiver,
  atMs: number,
): void {
  const packet = parseRtpPacket(datagram);
  if (packet === null) return;
  const codec = codecs.get(packet.payloadType);
  const type = packet.payloadType;
  // The number is the receiver's to choose, but many senders use their own.
  if (type === ownEventPayloadType || type === remote.eventPayloadType) digits.accept(packet, recorder.elapsedMs(atMs));
  recorder.accept(packet, codec === undefined ? new Int16Array() : decodeG711(codec, packet.payload), atMs);
}
