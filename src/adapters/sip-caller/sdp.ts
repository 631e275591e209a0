import type { Codec } from './g711.ts';
import type { Endpoint } from './sip-address.ts';

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** What a session description says about its one stream of audio. */
export interface AudioDescription {
  /** Where the other side wants to hear. */
  endpoint: Endpoint;
  /** In the order of its preference. */
  codecs: Codec[];
  eventPayloadType: number | null;
  direction: Direction;
  /** All `m=` lines in order: an answer must have as many (RFC 3264 6). */
  media: string[];
}

type ParsedSdp = ({ kind: 'audio' } & AudioDescription) | { kind: 'unusable'; reason: string };

/** Offered by us; an answer repeats the number that the other side gave. */
export const ownEventPayloadType = 101;

const audioLine = /^m=audio (\d+)(?:\/\d+)? RTP\/AVP (.*)$/;
const staticNames: Readonly<Record<number, string>> = { 0: 'PCMU/8000', 8: 'PCMA/8000' };
const directions: readonly Direction[] = ['sendrecv', 'sendonly', 'recvonly', 'inactive'];

export function parseSdp(text: string): ParsedSdp {
  const lines = text.split(/\r?\n/);
  const firstMedia = lines.findIndex((line) => line.startsWith('m='));
  const media = lines.filter((line) => line.startsWith('m='));
  const audioAt = lines.findIndex((line) => audioLine.test(line));
  if (audioAt === -1) return { kind: 'unusable', reason: 'no plain RTP audio' };
  const next = lines.findIndex((line, index) => index > audioAt && line.startsWith('m='));
  const section = lines.slice(audioAt, next === -1 ? lines.length : next);
  const session = lines.slice(0, firstMedia);
  const [, portText, types] = audioLine.exec(section[0] ?? '') ?? [];
  const host = addressIn(section) ?? addressIn(session);
  const port = Number(portText);
  if (host === null || port < 1 || port > 65_535) return { kind: 'unusable', reason: 'no address or port of audio' };
  const formats = formatsOf(section, (types ?? '').split(' '));
  const codecs = formats.map(({ name }) => codecOf(name)).filter((codec) => codec !== null);
  if (codecs.length === 0) return { kind: 'unusable', reason: 'neither PCMU nor PCMA' };
  return {
    kind: 'audio',
    endpoint: { host, port },
    codecs,
    eventPayloadType: formats.find(({ name }) => name.toUpperCase() === 'TELEPHONE-EVENT/8000')?.payloadType ?? null,
    // RFC 2543 put a stream on hold by the address 0.0.0.0; some trunks still do.
    direction: host === '0.0.0.0' ? 'inactive' : (directionIn(section) ?? directionIn(session) ?? 'sendrecv'),
    media,
  };
}

interface LocalAudio {
  local: Endpoint;
  codecs: readonly Codec[];
  eventPayloadType: number | null;
  direction: Direction;
  sessionId: number;
  version: number;
  /** The offer that this answers; null for an offer. */
  offered: AudioDescription | null;
}

export function serialiseSdp(audio: LocalAudio): string {
  const { local, sessionId, version, offered } = audio;
  const own = audioLines(audio);
  const audioIndex = offered?.media.findIndex((line) => audioLine.test(line)) ?? 0;
  const media =
    offered === null ? own : offered.media.flatMap((line, index) => (index === audioIndex ? own : [refused(line)]));
  return [
    'v=0',
    `o=- ${sessionId} ${version} IN IP4 ${local.host}`,
    's=-',
    `c=IN IP4 ${local.host}`,
    't=0 0',
    ...media,
    '',
  ].join('\r\n');
}

/** RFC 3264 6.1: an answer turns the offered direction round. */
export function answerDirection(offered: Direction): Direction {
  if (offered === 'sendonly') return 'recvonly';
  return offered === 'recvonly' ? 'sendonly' : offered;
}

export const sends = (direction: Direction): boolean => direction === 'sendrecv' || direction === 'sendonly';

function audioLines({ local, codecs, eventPayloadType, direction }: LocalAudio): string[] {
  const types = codecs.map((codec) => (codec === 'PCMU' ? 0 : 8));
  const events = eventPayloadType === null ? [] : [eventPayloadType];
  return [
    `m=audio ${local.port} RTP/AVP ${[...types, ...events].join(' ')}`,
    ...codecs.map((codec) => `a=rtpmap:${codec === 'PCMU' ? 0 : 8} ${codec}/8000`),
    ...events.flatMap((type) => [`a=rtpmap:${type} telephone-event/8000`, `a=fmtp:${type} 0-15`]),
    'a=ptime:20',
    `a=${direction}`,
  ];
}

/** A stream that is not wanted is answered with port 0. */
const refused = (line: string): string => line.replace(/^(m=\S+) \S+/, '$1 0');

function addressIn(lines: readonly string[]): string | null {
  const connection = lines.find((line) => line.startsWith('c=IN IP4 '));
  return /^c=IN IP4 (\d+\.\d+\.\d+\.\d+)/.exec(connection ?? '')?.[1] ?? null;
}

function directionIn(lines: readonly string[]): Direction | null {
  return directions.find((direction) => lines.includes(`a=${direction}`)) ?? null;
}

function formatsOf(section: readonly string[], types: readonly string[]): { payloadType: number; name: string }[] {
  const mapped = new Map<number, string>();
  for (const line of section) {
    const match = /^a=rtpmap:(\d+) ([^\s/]+\/\d+)/.exec(line);
    if (match !== null) mapped.set(Number(match[1]), match[2] ?? '');
  }
  return types
    .filter((type) => /^\d{1,3}$/.test(type) && Number(type) < 128)
    .map(Number)
    .map((payloadType) => ({ payloadType, name: mapped.get(payloadType) ?? staticNames[payloadType] ?? '' }));
}

/** G.711 has fixed numbers (RFC 3551); a dynamic one for it is legal but nobody's practice. */
function codecOf(name: string): Codec | null {
  if (name.toUpperCase() === 'PCMU/8000') return 'PCMU';
  return name.toUpperCase() === 'PCMA/8000' ? 'PCMA' : null;
}
