import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  audioSdp,
  openScriptedSipPeer,
  peerRequest,
  peerTag,
  type ScriptedSipPeer,
} from '../../../test/support/scripted-sip-peer.ts';
import { silence, tone } from './audio-source.ts';
import type { Call } from './call.ts';
import { serialiseRtpPacket } from './rtp-packet.ts';
import { parseSdp } from './sdp.ts';
import { headerOf, headersOf, type SipRequest } from './sip-message.ts';
import { createSipCaller, type SipCaller } from './sip-caller.ts';
import { openUdpSocket } from './udp-socket.ts';

/** Short timers, so that giving up is seen in a second. */
const timing = { t1Ms: 20, t2Ms: 80, t4Ms: 100 };

let peer: ScriptedSipPeer;
let caller: SipCaller;
beforeEach(async () => {
  peer = await openScriptedSipPeer('127.0.0.1');
  caller = await createSipCaller({ localAddress: '127.0.0.12', asterisk: peer.address, timing });
});
afterEach(async () => {
  await caller.close();
  peer.close();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const rtpPacket = { payloadType: 8, marker: false, sequence: 1, timestamp: 160, ssrc: 5 };

const dial = (): Call => caller.call({ to: '7001', from: '420777123456', displayName: 'Jana Nová', source: tone(440) });

const sdp = (): string => audioSdp(peer.address.host, 40_000);

/** Rings, answers and takes the ACK. */
async function answered(): Promise<{ call: Call; invite: SipRequest; ack: SipRequest }> {
  const call = dial();
  const invite = await peer.nextRequest('INVITE');
  peer.respond(invite, 180, 'Ringing');
  peer.respond(invite, 200, 'OK', { sdp: sdp() });
  await expect(call.answered()).resolves.toEqual({ kind: 'answered' });
  return { call, invite, ack: await peer.nextRequest('ACK') };
}

async function hungUp(call: Call): Promise<void> {
  const ended = call.hangUp();
  const bye = await peer.nextRequest('BYE');
  peer.respond(bye, 200, 'OK');
  await ended;
}

describe('a call', () => {
  it('says who calls whom, from where, with which audio and which headers', async () => {
    const call = caller.call({
      to: '+42012#3',
      from: '777',
      displayName: 'Ян "J"',
      source: silence,
      headers: { 'X-Demo': 'a b' },
    });
    const invite = await peer.nextRequest('INVITE');
    expect(invite.uri).toBe(`sip:%2B42012%233@127.0.0.1:${peer.address.port}`.replace('%2B', '+'));
    expect(headerOf(invite, 'From')).toMatch(/^"Ян \\"J\\"" <sip:777@127\.0\.0\.12:\d+>;tag=\w+$/);
    expect(headerOf(invite, 'X-Demo')).toBe('a b');
    expect(headerOf(invite, 'Call-ID')).toBe(call.callId);
    expect(parseSdp(invite.body)).toMatchObject({
      kind: 'audio',
      endpoint: { host: '127.0.0.12' },
      codecs: ['PCMA', 'PCMU'],
      eventPayloadType: 101,
    });
    peer.respond(invite, 404, 'Not Found');
    await call.ended();
  });

  it('is told the ringing, the answer and the end in order, and confirms the answer in its dialog', async () => {
    const call = dial();
    expect(call.state).toBe('dialing');
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, 100, 'Trying');
    peer.respond(invite, 180, 'Ringing');
    await expect(call.ringing()).resolves.toEqual({ kind: 'ringing', code: 180 });
    expect(call.state).toBe('ringing');
    peer.respond(invite, 200, 'OK', {
      sdp: sdp(),
      headers: [['Record-Route', `<sip:127.0.0.1:${peer.address.port};lr>`]],
    });
    await call.answered();
    const ack = await peer.nextRequest('ACK');
    expect(headerOf(ack, 'CSeq')).toBe('1 ACK');
    expect(headerOf(ack, 'To')).toContain(`;tag=${peerTag}`);
    expect(ack.uri).toBe(`sip:peer@127.0.0.1:${peer.address.port}`);
    expect(headersOf(ack, 'Route')).toEqual([`<sip:127.0.0.1:${peer.address.port};lr>`]);
    expect(headersOf(ack, 'Via')[0]).not.toBe(headersOf(invite, 'Via')[0]);
    await hungUp(call);
    expect(peer.log).toEqual(['INVITE', 'ACK', 'BYE']);
    expect(call.state).toBe('ended');
  });

  it('confirms the answer again each time it is repeated', async () => {
    const { call, invite } = await answered();
    peer.respond(invite, 200, 'OK', { sdp: sdp() });
    peer.respond(invite, 200, 'OK', { sdp: sdp() });
    await peer.nextRequest('ACK');
    await peer.nextRequest('ACK');
    expect(call.state).toBe('answered');
    await hungUp(call);
    expect(peer.log.filter((name) => name === 'BYE')).toHaveLength(1);
  });

  it.each([
    [486, 'Busy Here', { kind: 'refused', code: 486, reason: 'Busy Here' }],
    [404, 'Not Found', { kind: 'refused', code: 404, reason: 'Not Found' }],
    [302, 'Moved', { kind: 'refused', code: 302, reason: 'Moved' }],
    [603, 'Decline', { kind: 'refused', code: 603, reason: 'Decline' }],
  ])('that gets %i ends as refused, never as an exception', async (code, reason, end) => {
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, code, reason);
    await expect(call.ringing()).resolves.toEqual(end);
    await expect(call.answered()).resolves.toEqual(end);
    await expect(call.hangUp()).resolves.toEqual(end);
    const ack = await peer.nextRequest('ACK');
    expect(headersOf(ack, 'Via')).toEqual([headersOf(invite, 'Via')[0]]);
    expect(peer.log).toEqual(['INVITE', 'ACK']);
  });

  it.each([
    [401, 'WWW-Authenticate'],
    [407, 'Proxy-Authenticate'],
  ] as const)('that gets %i is told that a password is wanted, and by whom', async (code, name) => {
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, code, 'Unauthorized', { headers: [[name, 'Digest realm="asterisk", nonce="x"']] });
    await expect(call.ended()).resolves.toEqual({ kind: 'challenged', code, realm: 'asterisk' });
  });

  it('that nobody answers is repeated and ends as unreachable', async () => {
    const call = dial();
    await expect(call.ended()).resolves.toEqual({ kind: 'unreachable' });
    expect(peer.log.filter((name) => name === 'INVITE').length).toBeGreaterThanOrEqual(6);
  });

  it('whose answer has no audio that it speaks is confirmed, left with BYE and ends as failed', async () => {
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, 200, 'OK', { sdp: sdp().replace('AVP 8 101', 'AVP 18') });
    peer.respond(await peer.nextRequest('BYE'), 200, 'OK');
    await expect(call.ended()).resolves.toEqual({ kind: 'failed', reason: 'no-common-audio' });
    expect(peer.log).toEqual(['INVITE', 'ACK', 'BYE']);
  });

  it('that two phones answer keeps the first and leaves the second', async () => {
    const { call, invite } = await answered();
    const second = {
      ...invite,
      headers: invite.headers.map(([n, v]): [string, string] => [n, n === 'To' ? `${v};tag=second` : v]),
    };
    peer.respond(second, 200, 'OK', { sdp: sdp() });
    const bye = await peer.nextRequest('BYE');
    expect(headerOf(bye, 'To')).toContain('tag=second');
    peer.respond(bye, 200, 'OK');
    expect(call.state).toBe('answered');
    await hungUp(call);
  });
});

describe('a caller who hangs up', () => {
  it('before the first sign of life waits for one and then sends CANCEL', async () => {
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    const ended = call.hangUp();
    await pause(50);
    expect(peer.log).not.toContain('CANCEL');
    peer.respond(invite, 100, 'Trying');
    const cancel = await peer.nextRequest('CANCEL');
    expect(headersOf(cancel, 'Via')).toEqual([headersOf(invite, 'Via')[0]]);
    expect(headerOf(cancel, 'CSeq')).toBe('1 CANCEL');
    expect(headerOf(cancel, 'To')).toBe(headerOf(invite, 'To'));
    peer.respond(cancel, 200, 'OK');
    peer.respond(invite, 487, 'Request Terminated');
    await expect(ended).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    await peer.nextRequest('ACK');
    expect(peer.log.filter((name) => name !== 'INVITE')).toEqual(['CANCEL', 'ACK']);
  });

  it('before the INVITE is out sends nothing at all', async () => {
    await expect(dial().hangUp()).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    await pause(50);
    expect(peer.log).toEqual([]);
  });

  it('while it rings sends CANCEL and confirms the 487', async () => {
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, 180, 'Ringing');
    await call.ringing();
    const ended = call.hangUp();
    peer.respond(await peer.nextRequest('CANCEL'), 200, 'OK');
    peer.respond(invite, 487, 'Request Terminated');
    await expect(ended).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    await peer.nextRequest('ACK');
    expect(peer.log).toEqual(['INVITE', 'CANCEL', 'ACK']);
  });

  it('as the other side answers confirms the answer and leaves with BYE', async () => {
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, 180, 'Ringing');
    await call.ringing();
    const ended = call.hangUp();
    await peer.nextRequest('CANCEL');
    peer.respond(invite, 200, 'OK', { sdp: sdp() });
    peer.respond(await peer.nextRequest('BYE'), 200, 'OK');
    await expect(ended).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    expect(peer.log.filter((name) => name !== 'CANCEL')).toEqual(['INVITE', 'ACK', 'BYE']);
  });

  it('while it rings and then hears nothing more is free after 64 T1', async () => {
    const call = dial();
    peer.respond(await peer.nextRequest('INVITE'), 180, 'Ringing');
    await call.ringing();
    await expect(call.hangUp()).resolves.toEqual({ kind: 'cancelled', by: 'local' });
    expect(peer.log.filter((name) => name === 'CANCEL').length).toBeGreaterThan(3);
  });

  it('after the answer sends BYE with the next number, once, however often he does', async () => {
    const { call } = await answered();
    const both = Promise.all([call.hangUp(), call.hangUp()]);
    const bye = await peer.nextRequest('BYE');
    expect(headerOf(bye, 'CSeq')).toBe('2 BYE');
    peer.respond(bye, 200, 'OK');
    const [end] = await both;
    expect(end).toMatchObject({ kind: 'hung-up', by: 'local' });
    expect(peer.log).toEqual(['INVITE', 'ACK', 'BYE']);
    await expect(call.sendDigits('1')).resolves.toEqual({ kind: 'not-sent', reason: 'ended' });
  });

  it('after the answer on a dead line is free after 64 T1', async () => {
    const { call } = await answered();
    await expect(call.hangUp()).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
    expect(peer.log.filter((name) => name === 'BYE').length).toBeGreaterThan(3);
  });
});

describe('a caller who is closed', () => {
  it('says goodbye for every call and waits no longer than two seconds for a dead line', async () => {
    const patient = await createSipCaller({ localAddress: '127.0.0.13', asterisk: peer.address });
    const call = patient.call({ to: '1', from: '2', source: silence });
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, 200, 'OK', { sdp: sdp() });
    await call.answered();
    const before = performance.now();
    await patient.close();
    expect(performance.now() - before).toBeLessThan(3000);
    await expect(call.ended()).resolves.toEqual({ kind: 'failed', reason: 'closed' });
    expect(peer.log).toContain('BYE');
  });
});

describe('within a call', () => {
  it('the BYE of the other side is answered and ends it', async () => {
    const { call, invite } = await answered();
    const bye = peerRequest(invite, peer.address, { method: 'BYE', sequence: 1 });
    peer.send(bye);
    peer.send(bye);
    await peer.next('200 BYE');
    await peer.next('200 BYE');
    await expect(call.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
    expect(peer.log).not.toContain('BYE');
  });

  it.each([
    ['sendonly', 'recvonly'],
    ['inactive', 'inactive'],
    ['recvonly', 'sendonly'],
  ] as const)('a re-INVITE with %s is answered with %s, and one with sendrecv takes it back', async (asked, given) => {
    const { call, invite } = await answered();
    for (const [sequence, direction, expected] of [
      [1, asked, given],
      [2, 'sendrecv', 'sendrecv'],
    ] as const) {
      const body = audioSdp(peer.address.host, 40_000, [`a=${direction}`]);
      peer.send(peerRequest(invite, peer.address, { method: 'INVITE', sequence, body }));
      const ok = await peer.next('200 INVITE');
      expect(parseSdp(ok.body)).toMatchObject({ kind: 'audio', direction: expected, codecs: ['PCMA'] });
      peer.send(peerRequest(invite, peer.address, { method: 'ACK', sequence }));
      await pause(30);
    }
    expect(call.directions.map(({ direction }) => direction)).toEqual(['sendrecv', given, 'sendrecv']);
    await hungUp(call);
  });

  it('hears only the described sender, and is quiet while it is on hold', async () => {
    let heard = 0;
    const rtp = await openUdpSocket({ host: peer.address.host, port: 0 }, () => (heard += 1));
    const stranger = await openUdpSocket({ host: '127.0.0.5', port: 0 }, () => undefined);
    const call = dial();
    const invite = await peer.nextRequest('INVITE');
    const own = parseSdp(invite.body);
    if (own.kind !== 'audio') throw new Error(own.reason);
    peer.respond(invite, 200, 'OK', { sdp: audioSdp(rtp.local.host, rtp.local.port) });
    await call.answered();
    await expect.poll(() => heard).toBeGreaterThan(3);

    const datagram = serialiseRtpPacket({ ...rtpPacket, payload: new Uint8Array(160).fill(0x2a) });
    for (const socket of [stranger, rtp, stranger]) socket.send(datagram, own.endpoint);
    rtp.send(Buffer.from('no RTP'), own.endpoint);
    await expect.poll(() => call.received.packets).toBe(1);

    const body = audioSdp(rtp.local.host, rtp.local.port, ['a=sendonly']);
    peer.send(peerRequest(invite, peer.address, { method: 'INVITE', sequence: 1, body }));
    await peer.next('200 INVITE');
    peer.send(peerRequest(invite, peer.address, { method: 'ACK', sequence: 1 }));
    await pause(40);
    const atHold = heard;
    await pause(200);
    expect(heard).toBe(atHold);
    expect(call.received.packets).toBe(1);
    await hungUp(call);
    for (const socket of [rtp, stranger]) socket.close();
  });

  it('a re-INVITE without a description gets an offer and takes the answer from the ACK', async () => {
    const { call, invite } = await answered();
    peer.send(peerRequest(invite, peer.address, { method: 'INVITE', sequence: 1 }));
    const ok = await peer.next('200 INVITE');
    expect(parseSdp(ok.body)).toMatchObject({ direction: 'sendrecv', codecs: ['PCMA', 'PCMU'] });
    const body = audioSdp(peer.address.host, 40_000, ['a=sendonly']);
    peer.send(peerRequest(invite, peer.address, { method: 'ACK', sequence: 1, body }));
    await expect.poll(() => call.directions.at(-1)?.direction).toBe('recvonly');
    await hungUp(call);
  });

  it('a re-INVITE with no audio that it speaks is refused and changes nothing', async () => {
    const { call, invite } = await answered();
    peer.send(peerRequest(invite, peer.address, { method: 'INVITE', sequence: 1, body: 'v=0\r\n' }));
    await peer.next('488 INVITE');
    expect(call.state).toBe('answered');
    await hungUp(call);
  });

  it('a re-INVITE whose answer nobody confirms is answered again and ends the call with BYE', async () => {
    const { call, invite } = await answered();
    peer.send(peerRequest(invite, peer.address, { method: 'INVITE', sequence: 1, body: sdp() }));
    await expect(call.ended()).resolves.toEqual({ kind: 'failed', reason: 'no-acknowledgement' });
    await peer.nextRequest('BYE');
    expect(peer.log.filter((name) => name === '200 INVITE').length).toBeGreaterThan(3);
  });

  it('OPTIONS is answered and what it cannot do is refused with what it can', async () => {
    const { call, invite } = await answered();
    peer.send(peerRequest(invite, peer.address, { method: 'OPTIONS', sequence: 1 }));
    await peer.next('200 OPTIONS');
    peer.send(peerRequest(invite, peer.address, { method: 'REFER', sequence: 2 }));
    const refused = await peer.next('405 REFER');
    expect(headerOf(refused, 'Allow')).toBe('INVITE, ACK, CANCEL, BYE, OPTIONS');
    await hungUp(call);
  });

  it('keys are not sent to a side that takes no telephone events, nor before the answer', async () => {
    const call = dial();
    await expect(call.sendDigits('1')).resolves.toEqual({ kind: 'not-sent', reason: 'not-answered' });
    const invite = await peer.nextRequest('INVITE');
    peer.respond(invite, 200, 'OK', { sdp: sdp().replace('AVP 8 101', 'AVP 8') });
    await call.answered();
    await expect(call.sendDigits('1')).resolves.toEqual({ kind: 'not-sent', reason: 'not-negotiated' });
    await hungUp(call);
  });

  it('malformed and foreign datagrams change nothing', async () => {
    const { call } = await answered();
    for (const text of [
      '',
      '\r\n\r\n',
      'BYE',
      'SIP/2.0 200',
      'BYE sip:x SIP/2.0\r\nVia: \r\n\r\n',
      '\0\0',
      '{'.repeat(60_000),
    ]) {
      peer.sendRaw(Buffer.from(text));
    }
    const foreign = { kind: 'request' as const, method: 'BYE', uri: 'sip:x@y', body: '' };
    peer.send({
      ...foreign,
      headers: [
        ['Via', 'SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKf'],
        ['From', '<sip:x@y>;tag=1'],
        ['To', '<sip:x@y>;tag=2'],
        ['Call-ID', call.callId],
        ['CSeq', '1 BYE'],
      ],
    });
    await peer.next('481 BYE');
    expect(call.state).toBe('answered');
    await hungUp(call);
  });
});
