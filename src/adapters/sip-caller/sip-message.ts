/** One header line; the name is written out (never the compact form). */
export type SipHeader = readonly [name: string, value: string];

export interface SipRequest {
  kind: 'request';
  method: string;
  uri: string;
  headers: readonly SipHeader[];
  body: string;
}

export interface SipResponse {
  kind: 'response';
  code: number;
  reason: string;
  headers: readonly SipHeader[];
  body: string;
}

export type SipMessage = SipRequest | SipResponse;

/** `keepalive` is the empty or blank datagram of RFC 5626; `malformed` is dropped by whoever reads it. */
type ParsedDatagram = SipMessage | { kind: 'keepalive' } | { kind: 'malformed'; reason: string };

/** Compact forms: RFC 3261 20 and the registry of header fields. */
const fullNames: Readonly<Record<string, string>> = {
  a: 'Accept-Contact',
  b: 'Referred-By',
  c: 'Content-Type',
  e: 'Content-Encoding',
  f: 'From',
  i: 'Call-ID',
  k: 'Supported',
  l: 'Content-Length',
  m: 'Contact',
  o: 'Event',
  r: 'Refer-To',
  s: 'Subject',
  t: 'To',
  u: 'Allow-Events',
  v: 'Via',
  x: 'Session-Expires',
};

const mandatory = ['Via', 'From', 'To', 'Call-ID', 'CSeq'];

export function headerOf(message: SipMessage, name: string): string | null {
  const wanted = name.toLowerCase();
  return message.headers.find(([present]) => present.toLowerCase() === wanted)?.[1] ?? null;
}

/** All values of a header that may stand in several lines or in one line with commas. */
export function headersOf(message: SipMessage, name: string): string[] {
  const wanted = name.toLowerCase();
  return message.headers
    .filter(([present]) => present.toLowerCase() === wanted)
    .flatMap(([, value]) => splitAtCommas(value));
}

export function cseqOf(message: SipMessage): { number: number; method: string } {
  const match = /^(\d+)\s+(\S+)$/.exec(headerOf(message, 'CSeq') ?? '');
  return { number: Number(match?.[1] ?? 0), method: match?.[2] ?? '' };
}

export function serialiseSipMessage(message: SipMessage): Buffer {
  const first =
    message.kind === 'request'
      ? `${message.method} ${message.uri} SIP/2.0`
      : `SIP/2.0 ${message.code} ${message.reason}`;
  const body = Buffer.from(message.body, 'utf8');
  const lines = message.headers
    .filter(([name]) => name.toLowerCase() !== 'content-length')
    .map(([name, value]) => `${name}: ${value}`);
  const head = [first, ...lines, `Content-Length: ${body.length}`, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}

/** Reads what other phones really send: bare line feeds, compact names, folded lines, no Content-Length. Never throws. */
export function parseSipMessage(datagram: Buffer): ParsedDatagram {
  // One character a byte, so that positions found in the text are positions in the datagram.
  const bytes = datagram.toString('latin1');
  const start = bytes.search(/[^\r\n\0 \t]/);
  if (start === -1) return { kind: 'keepalive' };
  const gap = /\r?\n\r?\n/.exec(bytes.slice(start));
  const headEnd = gap === null ? datagram.length : start + gap.index;
  const bodyStart = gap === null ? datagram.length : headEnd + gap[0].length;
  const lines = unfold(datagram.subarray(start, headEnd).toString('utf8'));
  const headers = parseHeaders(lines.slice(1));
  const message = parseFirstLine(lines[0] ?? '', headers);
  if (message.kind === 'malformed') return message;
  return withBody(message, datagram.subarray(bodyStart));
}

function unfold(head: string): string[] {
  return head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
}

function parseHeaders(lines: readonly string[]): SipHeader[] {
  return lines.flatMap((line): SipHeader[] => {
    const colon = line.indexOf(':');
    if (colon < 1) return [];
    const name = line.slice(0, colon).trim();
    return [[fullNames[name.toLowerCase()] ?? name, line.slice(colon + 1).trim()]];
  });
}

function parseFirstLine(line: string, headers: SipHeader[]): SipMessage | { kind: 'malformed'; reason: string } {
  const status = /^SIP\/2\.0 +([1-6]\d\d)(?: +(.*))?$/i.exec(line);
  const request = /^([A-Za-z0-9.!%*_+`'~-]+) +(\S+) +SIP\/2\.0 *$/i.exec(line);
  const base = { headers, body: '' };
  if (status !== null) {
    return checked({ kind: 'response', code: Number(status[1]), reason: (status[2] ?? '').trim(), ...base });
  }
  if (request === null) return { kind: 'malformed', reason: 'neither a request line nor a status line' };
  return checked({ kind: 'request', method: request[1] ?? '', uri: request[2] ?? '', ...base });
}

function checked(message: SipMessage): SipMessage | { kind: 'malformed'; reason: string } {
  const missing = mandatory.find((name) => (headerOf(message, name) ?? '') === '');
  if (missing !== undefined) return { kind: 'malformed', reason: `${missing} is missing` };
  const cseq = cseqOf(message);
  if (cseq.method === '') return { kind: 'malformed', reason: 'CSeq is not a number and a method' };
  if (message.kind === 'request' && cseq.method !== message.method) {
    return { kind: 'malformed', reason: 'CSeq names another method' };
  }
  return message;
}

/** RFC 3261 18.3: in a datagram, bytes beyond Content-Length are dropped and too few make the message unusable. */
function withBody(message: SipMessage, rest: Buffer): ParsedDatagram {
  const announced = headerOf(message, 'Content-Length');
  if (announced === null) return { ...message, body: rest.toString('utf8') };
  if (!/^\d+$/.test(announced)) return { kind: 'malformed', reason: 'Content-Length is not a number' };
  if (Number(announced) > rest.length) return { kind: 'malformed', reason: 'the body is cut off' };
  return { ...message, body: rest.subarray(0, Number(announced)).toString('utf8') };
}

/** Splits at commas outside quotes and angle brackets. */
function splitAtCommas(value: string): string[] {
  const parts = value.match(/(?:"(?:\\.|[^"\\])*"|<[^>]*>|[^,"<]|["<])+/g) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
