import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cseqOf, headerOf, headersOf, parseSipMessage, serialiseSipMessage, type SipRequest } from './sip-message.ts';

const invite = [
  'INVITE sip:7001@127.0.0.1:5060 SIP/2.0',
  'Via: SIP/2.0/UDP 127.0.0.10:5062;branch=z9hG4bKa1;rport',
  'From: "Олена, Ковальчук" <sip:420777@127.0.0.10>;tag=one',
  'To: <sip:7001@127.0.0.1>',
  'Call-ID: abc@127.0.0.10',
  'CSeq: 7 INVITE',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');

const parsed = (text: string): SipRequest => {
  const message = parseSipMessage(Buffer.from(text));
  if (message.kind !== 'request') throw new Error(JSON.stringify(message));
  return message;
};

describe('a SIP message', () => {
  it('is read into method, target and headers whatever their case', () => {
    const message = parsed(invite);
    expect(message).toMatchObject({ method: 'INVITE', uri: 'sip:7001@127.0.0.1:5060', body: '' });
    expect(headerOf(message, 'call-id')).toBe('abc@127.0.0.10');
    expect(cseqOf(message)).toEqual({ number: 7, method: 'INVITE' });
  });

  it('says the same after it was written and read again', () => {
    const message = { ...parsed(invite), body: 'čtyři' };
    const again = parseSipMessage(serialiseSipMessage(message));
    expect(again).toMatchObject({ method: 'INVITE', body: 'čtyři' });
    if (again.kind === 'request') expect(headerOf(again, 'Content-Length')).toBe('7');
  });

  it('is understood with compact names, bare line feeds and folded lines', () => {
    const text =
      'SIP/2.0 180 Ringing\nv: SIP/2.0/UDP 127.0.0.1;branch=z9hG4bKx\nf: <sip:a@b>\n ;tag=1\nt: <sip:c@d>;tag=2\ni: x\nCSeq: 1  INVITE\n\n';
    const message = parseSipMessage(Buffer.from(text));
    expect(message).toMatchObject({ kind: 'response', code: 180, reason: 'Ringing' });
    if (message.kind === 'response') expect(headerOf(message, 'From')).toBe('<sip:a@b> ;tag=1');
  });

  it('keeps values apart that stand in one line, but not at commas in quotes or brackets', () => {
    const message = parsed(
      invite.replace('CSeq', 'Contact: "a, b" <sip:a,b@c>;q=1, <sip:d@e>\r\nContact: <sip:f@g>\r\nCSeq'),
    );
    expect(headersOf(message, 'Contact')).toEqual(['"a, b" <sip:a,b@c>;q=1', '<sip:d@e>', '<sip:f@g>']);
  });

  it('loses what follows the announced length and takes all when none is announced', () => {
    expect(parsed(invite.replace('Content-Length: 0', 'Content-Length: 3') + 'abcdef').body).toBe('abc');
    expect(parsed(invite.replace('Content-Length: 0\r\n', '') + 'abcdef').body).toBe('abcdef');
  });

  it('of blank characters is a keep-alive', () => {
    expect(parseSipMessage(Buffer.from('\r\n\r\n'))).toEqual({ kind: 'keepalive' });
    expect(parseSipMessage(Buffer.alloc(4))).toEqual({ kind: 'keepalive' });
    expect(parseSipMessage(Buffer.alloc(0))).toEqual({ kind: 'keepalive' });
  });

  it.each([
    ['no SIP at all', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a status out of range', invite.replace(/^.*\r\n/, 'SIP/2.0 999 Odd\r\n')],
    ['no Via', invite.replace(/Via.*\r\n/, '')],
    ['an empty Call-ID', invite.replace('abc@127.0.0.10', '')],
    ['no number in CSeq', invite.replace('7 INVITE', 'INVITE')],
    ['another method in CSeq', invite.replace('7 INVITE', '7 BYE')],
    ['a length that is no number', invite.replace('Content-Length: 0', 'Content-Length: -5')],
    ['a body that was cut off', invite.replace('Content-Length: 0', 'Content-Length: 50') + 'v=0'],
  ])('with %s is malformed', (_, text) => {
    expect(parseSipMessage(Buffer.from(text))).toMatchObject({ kind: 'malformed' });
  });

  it('never throws, whatever bytes came', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void parseSipMessage(Buffer.from(bytes))));
    const damaged = fc.tuple(fc.nat(invite.length), fc.nat(40), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(damaged, ([at, cut, put]) => {
        const message = parseSipMessage(Buffer.from(invite.slice(0, at) + put + invite.slice(at + cut)));
        if (message.kind === 'request') headersOf(message, 'Via');
      }),
    );
  });
});
