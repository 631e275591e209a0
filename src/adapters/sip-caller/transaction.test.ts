import { describe, expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../../../test/support/manual-clock.ts';
import { responseTo } from './dialog.ts';
import type { ServerTransaction } from './server-transaction.ts';
import { headerOf, parseSipMessage, serialiseSipMessage, type SipRequest } from './sip-message.ts';
import { createTransactionLayer, type TransactionLayer } from './transaction-layer.ts';

const timing = { t1Ms: 100, t2Ms: 400, t4Ms: 500 };
const far = { host: '127.0.0.1', port: 5060 };

interface Bench {
  clock: ManualClock;
  layer: TransactionLayer;
  /** First line and time of all that was sent. */
  sent: [string, number][];
  asked: { request: SipRequest; transaction: ServerTransaction }[];
  acks: SipRequest[];
}

function setUp(): Bench {
  const clock = createManualClock();
  const sent: [string, number][] = [];
  const asked: Bench['asked'] = [];
  const acks: SipRequest[] = [];
  const layer = createTransactionLayer({
    clock,
    timing,
    send: (datagram) => sent.push([datagram.toString().split(' SIP')[0]?.split('\r')[0] ?? '', clock.nowMs()]),
    onRequest: (request, transaction) => asked.push({ request, transaction }),
    onAck: (ack) => acks.push(ack),
  });
  return { clock, layer, sent, asked, acks };
}

function request(method: string, branch = 'z9hG4bK1'): SipRequest {
  return {
    kind: 'request',
    method,
    uri: 'sip:a@b',
    headers: [
      ['Via', `SIP/2.0/UDP 127.0.0.10:5062;branch=${branch};rport`],
      ['Route', '<sip:127.0.0.2;lr>'],
      ['From', '<sip:c@d>;tag=1'],
      ['To', '<sip:a@b>'],
      ['Call-ID', 'x'],
      ['CSeq', `1 ${method}`],
    ],
    body: '',
  };
}

function start(bench: Bench, method: string): string[] {
  const told: string[] = [];
  bench.layer.request(request(method), far, {
    response: ({ code }) => told.push(String(code)),
    timeout: () => told.push('timeout'),
  });
  return told;
}

const answerTo = (bench: Bench, method: string, code: number): void =>
  bench.layer.receive(serialiseSipMessage(responseTo(request(method), code, 'Said', 'far')), far);

const times = (bench: Bench, line: string): number[] =>
  bench.sent.filter(([sent]) => sent === line).map(([, at]) => at);

describe('an INVITE that is sent', () => {
  it('is repeated after T1, doubling, and given up after 64 T1', () => {
    const bench = setUp();
    const told = start(bench, 'INVITE');
    bench.clock.advance(20_000);
    expect(times(bench, 'INVITE sip:a@b')).toEqual([0, 100, 300, 700, 1500, 3100, 6300]);
    expect(told).toEqual(['timeout']);
    expect(bench.clock.pending).toBe(0);
  });

  it('is not repeated once it rings, however long', () => {
    const bench = setUp();
    const told = start(bench, 'INVITE');
    answerTo(bench, 'INVITE', 180);
    bench.clock.advance(300_000);
    expect(times(bench, 'INVITE sip:a@b')).toEqual([0]);
    answerTo(bench, 'INVITE', 200);
    answerTo(bench, 'INVITE', 200);
    expect(told).toEqual(['180', '200', '200']);
  });

  it('confirms a refusal with an ACK of its own branch and route, each time, and tells it once', () => {
    const bench = setUp();
    const told = start(bench, 'INVITE');
    answerTo(bench, 'INVITE', 486);
    answerTo(bench, 'INVITE', 486);
    answerTo(bench, 'INVITE', 180);
    expect(times(bench, 'ACK sip:a@b')).toHaveLength(2);
    expect(told).toEqual(['486']);
    bench.clock.advance(64 * 100);
    expect(bench.clock.pending).toBe(0);
  });
});

describe('another request that is sent', () => {
  it('is repeated up to every T2, given up after 64 T1, and never confirmed', () => {
    const bench = setUp();
    const told = start(bench, 'BYE');
    bench.clock.advance(2000);
    expect(times(bench, 'BYE sip:a@b')).toEqual([0, 100, 300, 700, 1100, 1500, 1900]);
    bench.clock.advance(10_000);
    expect(told).toEqual(['timeout']);
    expect(times(bench, 'ACK sip:a@b')).toEqual([]);
  });

  it('is told its answer once', () => {
    const bench = setUp();
    const told = start(bench, 'BYE');
    answerTo(bench, 'BYE', 481);
    answerTo(bench, 'BYE', 481);
    bench.clock.advance(1000);
    expect(told).toEqual(['481']);
    expect(times(bench, 'BYE sip:a@b')).toEqual([0]);
  });
});

describe('a request that comes', () => {
  const receive = (bench: Bench, message: SipRequest): void =>
    bench.layer.receive(serialiseSipMessage(message), { host: '127.0.0.9', port: 5999 });

  it('is told once; a repetition gets the same answer again', () => {
    const bench = setUp();
    receive(bench, request('OPTIONS'));
    receive(bench, request('OPTIONS'));
    expect(bench.asked).toHaveLength(1);
    expect(bench.sent).toEqual([]);
    bench.asked[0]?.transaction.respond(responseTo(request('OPTIONS'), 200, 'OK', null));
    receive(bench, request('OPTIONS'));
    expect(bench.sent.map(([line]) => line)).toEqual(['SIP/2.0 200 OK', 'SIP/2.0 200 OK']);
  });

  it('is told where it really came from, so that the answer finds back', () => {
    const bench = setUp();
    receive(bench, request('OPTIONS'));
    const seen = bench.asked[0]?.request ?? request('none');
    expect(headerOf(seen, 'Via')).toBe('SIP/2.0/UDP 127.0.0.10:5062;branch=z9hG4bK1;rport=5999;received=127.0.0.9');
  });

  it.each([200, 486])('as INVITE has its answer %i repeated until the ACK', (code) => {
    const bench = setUp();
    receive(bench, request('INVITE'));
    bench.asked[0]?.transaction.respond(responseTo(request('INVITE'), code, 'Said', 'me'));
    bench.clock.advance(800);
    expect(times(bench, `SIP/2.0 ${code} Said`)).toEqual([0, 100, 300, 700]);
    bench.asked[0]?.transaction.acknowledge();
    bench.clock.advance(10_000);
    expect(times(bench, `SIP/2.0 ${code} Said`)).toHaveLength(4);
    expect(bench.clock.pending).toBe(0);
  });

  it('as ACK of a refusal belongs to its INVITE and ends the repetition', () => {
    const bench = setUp();
    receive(bench, request('INVITE'));
    bench.asked[0]?.transaction.respond(responseTo(request('INVITE'), 486, 'Busy', 'me'));
    receive(bench, {
      ...request('ACK'),
      headers: request('INVITE').headers.map(([n, v]) => [n, n === 'CSeq' ? '1 ACK' : v]),
    });
    bench.clock.advance(10_000);
    expect(times(bench, 'SIP/2.0 486 Busy')).toEqual([0]);
  });

  it('as ACK of an answer has a branch of its own and goes to the call', () => {
    const bench = setUp();
    receive(bench, request('ACK', 'z9hG4bKother'));
    expect(bench.acks).toHaveLength(1);
    expect(bench.asked).toHaveLength(0);
  });

  it('as INVITE that nobody confirms is told to the call after 64 T1', () => {
    const bench = setUp();
    receive(bench, request('INVITE'));
    let lost = 0;
    bench.asked[0]?.transaction.respond(responseTo(request('INVITE'), 200, 'OK', 'me'), () => (lost += 1));
    bench.clock.advance(6399);
    expect(lost).toBe(0);
    bench.clock.advance(1);
    expect(lost).toBe(1);
    expect(bench.clock.pending).toBe(0);
  });

  it('without a branch of RFC 3261 is told apart by Call-ID and sequence', () => {
    const bench = setUp();
    receive(bench, request('INVITE', '1'));
    receive(bench, request('INVITE', '1'));
    expect(bench.asked).toHaveLength(1);
    receive(bench, {
      ...request('INVITE', '1'),
      headers: request('INVITE', '1').headers.map(([n, v]) => [n, n === 'CSeq' ? '2 INVITE' : v]),
    });
    expect(bench.asked).toHaveLength(2);
  });

  it('that is malformed, or a response to nothing, is dropped without a word', () => {
    const bench = setUp();
    bench.layer.receive(Buffer.from('INVITE sip:x SIP/2.0\r\n\r\n'), far);
    bench.layer.receive(Buffer.from([0, 1, 2, 255]), far);
    answerTo(bench, 'INVITE', 200);
    expect(parseSipMessage(Buffer.from('x'))).toMatchObject({ kind: 'malformed' });
    expect([bench.sent, bench.asked]).toEqual([[], []]);
  });
});
