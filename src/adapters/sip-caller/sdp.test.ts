import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerDirection, parseSdp, serialiseSdp, type AudioDescription } from './sdp.ts';

const offer = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 10000 RTP/AVP 111 0 8 96',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:96 telephone-event/8000',
  'a=sendonly',
].join('\r\n');

const described = (text: string): AudioDescription => {
  const parsed = parseSdp(text);
  if (parsed.kind !== 'audio') throw new Error(parsed.reason);
  return parsed;
};

const local = { local: { host: '127.0.0.10', port: 4000 }, sessionId: 3, version: 1 };

describe('a session description', () => {
  it('names address, known codecs in their order, the number of events and the direction', () => {
    expect(described(offer)).toMatchObject({
      endpoint: { host: '127.0.0.1', port: 10_000 },
      codecs: ['PCMU', 'PCMA'],
      eventPayloadType: 96,
      direction: 'sendonly',
    });
  });

  it('lets the stream overrule the session', () => {
    expect(described(`${offer}\r\nc=IN IP4 127.0.0.9`).endpoint.host).toBe('127.0.0.9');
    expect(described(offer.replace('t=0 0', 't=0 0\r\na=inactive')).direction).toBe('sendonly');
    expect(described(offer.replace('a=sendonly', '').replace('t=0 0', 't=0 0\r\na=inactive')).direction).toBe(
      'inactive',
    );
  });

  it('without a word on the direction goes both ways, and with the address 0.0.0.0 is on hold', () => {
    expect(described(offer.replace('a=sendonly', '')).direction).toBe('sendrecv');
    expect(described(offer.replace('c=IN IP4 127.0.0.1', 'c=IN IP4 0.0.0.0')).direction).toBe('inactive');
  });

  it('of ours is understood by ourselves', () => {
    const codecs = ['PCMA', 'PCMU'] as const;
    const text = serialiseSdp({ ...local, codecs, eventPayloadType: 101, direction: 'sendrecv', offered: null });
    expect(described(text)).toMatchObject({
      endpoint: local.local,
      codecs,
      eventPayloadType: 101,
      direction: 'sendrecv',
    });
  });

  it('that answers has as many streams as the offer and refuses those that are not the audio', () => {
    const offered = described(offer.replace('m=audio', 'm=video 9 RTP/AVP 97\r\nm=audio'));
    const answer = {
      ...local,
      codecs: ['PCMU'] as const,
      eventPayloadType: 96,
      direction: 'recvonly' as const,
      offered,
    };
    const media = serialiseSdp(answer)
      .split('\r\n')
      .filter((line) => line.startsWith('m='));
    expect(media).toEqual(['m=video 0 RTP/AVP 97', 'm=audio 4000 RTP/AVP 0 96']);
  });

  it.each([
    ['is empty', ''],
    ['asks for encrypted audio', offer.replace('RTP/AVP', 'RTP/SAVPF')],
    ['has neither law of G.711', offer.replace('111 0 8 96', '111 96')],
    ['has no address', offer.replace('c=IN IP4 127.0.0.1', '')],
    ['has port 0', offer.replace('10000', '0')],
  ])('that %s is of no use', (_, text) => {
    expect(parseSdp(text)).toMatchObject({ kind: 'unusable' });
  });

  it('never throws, whatever was written', () => {
    const damaged = fc.tuple(fc.nat(offer.length), fc.nat(30), fc.string({ maxLength: 8 }));
    fc.assert(
      fc.property(damaged, ([at, cut, put]) => void parseSdp(offer.slice(0, at) + put + offer.slice(at + cut))),
    );
  });

  it('is answered with its direction turned round', () => {
    expect((['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const).map(answerDirection)).toEqual([
      'sendrecv',
      'recvonly',
      'sendonly',
      'inactive',
    ]);
  });
});
