import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { audioSdp, openScriptedSipPeer, type ScriptedSipPeer } from '../../../test/support/scripted-sip-peer.ts';
import { silence, tone } from './audio-source.ts';
import type { IncomingCall } from './call.ts';
import { parseSdp } from './sdp.ts';
import { headerOf, type SipHeader, type SipMessage, type SipRequest } from './sip-message.ts';
import { createSipCaller, type SipCaller } from './sip-caller.ts';

/** Short timers, so that giving up is seen in a second. */
const timing = { t1Ms: 20, t2Ms: 80, t4Ms: 100 };

let peer: ScriptedSipPeer;
let phone: SipCaller;
beforeEach(async () => {
  peer = await openScriptedSipPeer('127.0.0.1');
  phone = await createSipCaller({ localAddress: '127.0.0.21', asterisk: peer.address, timing });
  peer.turnTo(phone.address);
});
afterEach(async () => {
  await phone.close();
  peer.close();
});

const sdp = (): string => audioSdp(peer.address.host, 40_000);

interface Wanted {
  body?: string;
  branch?: string;
  toTag?: string | null;
  sequence?: number;
  headers?: SipHeader[];
}

function request(
  method: string,
  { body = '', branch = 'one', toTag = null, sequence = 1, headers = [] }: Wanted = {},
): SipRequest {
  const { host, port } = peer.address;
  return {
    kind: 'request',
    method,
    uri: `sip:4021@${phone.address.host}`,
    headers: [
      ['Via', `SIP/2.0/UDP ${host}:${port};branch=z9hG4bK${branch}`],
      ['From', '"Петро" <sip:+380441234567@127.0.0.1>;tag=peer'],
      ['To', `<sip:4021@${phone.address.host}>${toTag === null ? '' : `;tag=${toTag}`}`],
      ['Call-ID', 'incoming'],
      ['CSeq', `${sequence} ${method}`],
      ['Contact', `<sip:peer@${host}:${port}>`],
      ...headers,
    ],
    body,
  };
}

const tagOf = (message: SipMessage): string => /;tag=(\w+)/.exec(headerOf(message, 'To') ?? '')?.[1] ?? '';

/** The next call that the phone is presented. */
const presented = (): Promise<IncomingCall> => new Promise((resolve) => phone.onIncoming(resolve));

async function invited(wanted: Wanted = { body: sdp() }): Promise<IncomingCall> {
  const arriving = presented();
  peer.send(request('INVITE', wanted));
  return arriving;
}

describe('a phone that is called', () => {
  it('learns who calls and with which headers, rings, answers, and hears the ACK', async () => {
    const call = await invited({ body: sdp(), headers: [['X-CC-Call', 'k1']] });
    expect(call).toMatchObject({ from: '+380441234567', displayName: 'Петро', to: '4021', state: 'dialing' });
    expect(call.header('x-cc-call')).toBe('k1');
    await expect(call.ring(20)).resolves.toEqual({ kind: 'rung' });
    expect(call.state).toBe('ringing');
    await expect(call.answer(tone(440))).resolves.toEqual({ kind: 'answered' });
    await peer.next('100 INVITE');
    const ringing = await peer.next('180 INVITE');
    const ok = await peer.next('200 INVITE');
    expect(tagOf(ringing)).toBe(tagOf(ok));
    expect(headerOf(ok, 'Contact')).toBe(`<sip:zvon@127.0.0.21:${phone.address.port}>`);
    expect(parseSdp(ok.body)).toMatchObject({
      codecs: ['PCMA'],
      endpoint: { host: '127.0.0.21' },
      eventPayloadType: 101,
    });
    peer.send(request('ACK', { branch: 'two', toTag: tagOf(ok) }));
    peer.send(request('BYE', { branch: 'three', toTag: tagOf(ok), sequence: 2 }));
    await expect(call.ended()).resolves.toMatchObject({ kind: 'hung-up', by: 'remote' });
    expect(peer.log.filter((name) => name === '200 INVITE')).toHaveLength(1);
  });

  it('repeats its answer until the ACK, and keeps its own BYE back until then', async () => {
    const call = await invited();
    await call.answer(silence);
    const ended = call.hangUp();
    const ok = await peer.next('200 INVITE');
    await peer.next('200 INVITE');
    expect(peer.log).not.toContain('BYE');
    peer.send(request('ACK', { branch: 'two', toTag: tagOf(ok) }));
    const bye = await peer.nextRequest('BYE');
    expect(headerOf(bye, 'To')).toContain('tag=peer');
    expect(headerOf(bye, 'From')).toContain(`tag=${tagOf(ok)}`);
    peer.respond(bye, 200, 'OK');
    await expect(ended).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
  });

  it('whose answer nobody confirms leaves with BYE', async () => {
    const call = await invited();
    await call.answer(silence);
    await expect(call.ended()).resolves.toEqual({ kind: 'failed', reason: 'no-acknowledgement' });
    await peer.nextRequest('BYE');
  });

  it.each([
    [486, 'Busy Here'],
    [603, 'Decline'],
    [480, 'Temporarily Unavailable'],
  ])('refuses with %i when told to, and that is the end', async (code, reason) => {
    const call = await invited();
    await call.ring();
    await expect(call.reject(code)).resolves.toEqual({ kind: 'rejected', code, reason });
    await peer.next(`${code} INVITE`);
    peer.send(request('ACK'));
    await expect(call.answer(silence)).resolves.toEqual({ kind: 'rejected', code, reason });
    expect(peer.log).toEqual(['100 INVITE', '180 INVITE', `${code} INVITE`]);
  });

  it('that hangs up while it rings refuses as busy', async () => {
    const call = await invited();
    await call.ring();
    await expect(call.hangUp()).resolves.toMatchObject({ kind: 'rejected', code: 486 });
  });

  it('stops ringing when the caller gives up: 200 to the CANCEL, 487 to the INVITE', async () => {
    const call = await invited();
    const rung = call.ring(60_000);
    await peer.next('180 INVITE');
    peer.send(request('CANCEL'));
    await expect(rung).resolves.toEqual({ kind: 'cancelled', by: 'remote' });
    await peer.next('200 CANCEL');
    await peer.next('487 INVITE');
    peer.send(request('ACK'));
    await expect(call.answer(silence)).resolves.toEqual({ kind: 'cancelled', by: 'remote' });
    expect(peer.log).not.toContain('200 INVITE');
  });

  it('is not left with a call that was given up at once', async () => {
    const ends: unknown[] = [];
    phone.onIncoming(async (call) => void ends.push(await call.ring(60_000)));
    peer.send(request('INVITE', { body: sdp() }));
    peer.send(request('CANCEL'));
    await peer.next('487 INVITE');
    peer.send(request('ACK'));
    // It may have been presented in between, but then it is over there too.
    expect(ends.filter((end) => JSON.stringify(end) !== '{"kind":"cancelled","by":"remote"}')).toEqual([]);
    expect(peer.log.at(-1)).toBe('487 INVITE');
  });

  it('takes a CANCEL after the answer as too late', async () => {
    const call = await invited();
    await call.answer(silence);
    peer.send(request('CANCEL'));
    await peer.next('200 CANCEL');
    expect(call.state).toBe('answered');
    peer.send(request('ACK', { branch: 'two', toTag: tagOf(await peer.next('200 INVITE')) }));
  });

  it('is presented a repeated INVITE once', async () => {
    let calls = 0;
    phone.onIncoming(() => void (calls += 1));
    for (let copy = 0; copy < 3; copy += 1) peer.send(request('INVITE', { body: sdp() }));
    await peer.next('100 INVITE');
    await peer.next('100 INVITE');
    expect(calls).toBe(1);
    peer.send(request('CANCEL'));
    await peer.next('487 INVITE');
    peer.send(request('ACK'));
  });

  it('answers an INVITE without a description with its offer and reads the answer in the ACK', async () => {
    const call = await invited({});
    await call.answer(silence);
    const ok = await peer.next('200 INVITE');
    expect(parseSdp(ok.body)).toMatchObject({ codecs: ['PCMA', 'PCMU'] });
    peer.send(request('ACK', { branch: 'two', toTag: tagOf(ok), body: sdp() }));
    await expect.poll(() => call.directions).toMatchObject([{ direction: 'sendrecv' }]);
  });

  it('leaves with BYE when that answer is of no use, also when it had hung up before', async () => {
    const call = await invited({});
    await call.answer(silence);
    const ended = call.hangUp();
    const ok = await peer.next('200 INVITE');
    peer.send(request('ACK', { branch: 'two', toTag: tagOf(ok), body: 'v=0' }));
    peer.respond(await peer.nextRequest('BYE'), 200, 'OK');
    await expect(ended).resolves.toMatchObject({ kind: 'hung-up', by: 'local' });
  });
});

describe('a phone that nobody prepared for it', () => {
  it.each([
    ['an INVITE without a handler', 'INVITE', { body: 'x' }, '480 INVITE'],
    ['OPTIONS', 'OPTIONS', {}, '200 OPTIONS'],
    ['REGISTER', 'REGISTER', {}, '405 REGISTER'],
    ['a BYE of an unknown call', 'BYE', { toTag: 'x' }, '481 BYE'],
    ['a CANCEL of nothing', 'CANCEL', {}, '481 CANCEL'],
  ])('answers %s', async (_, method, wanted, answer) => {
    peer.send(request(method, wanted));
    await peer.next(answer);
  });

  it.each([
    ['audio that it cannot speak', { body: 'v=0\r\nm=audio 4000 RTP/AVP 18\r\nc=IN IP4 127.0.0.1\r\n' }, '488 INVITE'],
    ['an extension that it does not know', { headers: [['Require', '100rel']] as SipHeader[] }, '420 INVITE'],
  ])('refuses an INVITE with %s', async (_, wanted, answer) => {
    phone.onIncoming(() => expect.fail('nothing to present'));
    peer.send(request('INVITE', wanted));
    const refused = await peer.next(answer);
    if (answer.startsWith('420')) expect(headerOf(refused, 'Unsupported')).toBe('100rel');
    peer.send(request('ACK'));
  });
});
