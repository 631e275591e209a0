import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { LegId } from '../../shared/ids.ts';
import type { AriEvent } from './ari/events.generated.ts';
import { readAriMessage } from './ari/read-message.ts';
import { legsOf, withLeg, type CallEntry } from './call-entry.ts';
import { translate } from './translate.ts';

const interactionId = '0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0001';
const legId = `${interactionId}-leg-1` as LegId;

/** Recorded from Asterisk 22.10.1: one event a line. */
function recorded(name: string): AriEvent[] {
  const lines = readFileSync(new URL(`./fixtures/${name}.ndjson`, import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const message = readAriMessage(line);
    if (message.kind !== 'event') throw new Error(`${name}: ${JSON.stringify(message)}`);
    return message.event;
  });
}

function told(events: readonly AriEvent[], change: (call: CallEntry) => CallEntry = (call) => call) {
  let call: CallEntry | null = null;
  const all: TelephonyEvent[] = [];
  for (const event of events) {
    const translated = translate(call === null ? null : change(call), event);
    call = translated.call;
    all.push(...translated.events);
  }
  return { call, events: all, kinds: all.map(({ kind }) => kind) };
}

/** As the adapter notes it when it performs a hang-up. */
const hungUpByZvon = (call: CallEntry): CallEntry => ({ ...call, endedByZvon: true });

const legsHungUpAfterwards = (call: CallEntry): CallEntry =>
  call.over ? legsOf(call).reduce((entry, leg) => withLeg(entry, { ...leg, endedByZvon: true }), call) : call;

describe('recorded calls', () => {
  test('a whole call: arrived, rung, answered, joined, held and resumed, ended by the caller', () => {
    const { events, kinds, call } = told(recorded('caller-hangs-up'));
    expect(kinds).toEqual(['call.arrived', 'leg.ringing', 'leg.answered', 'bridge.joined', 'call.ended', 'leg.ended']);
    expect(events[0]).toEqual({
      kind: 'call.arrived',
      at: Date.parse('2026-11-22T03:47:16.574Z'),
      interactionId,
      from: '+420777123456',
      to: '+420800100200',
      attempt: 1,
    });
    expect(events[3]).toMatchObject({ interactionId, legId });
    expect(events[4]).toMatchObject({ cause: 'normal', by: 'caller' });
    expect(call).toBeNull();
  });

  test.each(['', 'anonymous', 'Unavailable'])('a caller who hides the number as “%s” has none', (number) => {
    const hidden = recorded('caller-hangs-up').map((event) =>
      event.type === 'StasisStart'
        ? { ...event, channel: { ...event.channel, caller: { ...event.channel.caller, number } } }
        : event,
    );
    expect(told(hidden).events[0]).toMatchObject({ kind: 'call.arrived', from: null });
  });

  test('digits one by one, prompts by their own names, and an end of which only StasisEnd was told', () => {
    const { events } = told(recorded('prompt-and-digits'), hungUpByZvon);
    const said = events.map((event) => [
      event.kind,
      'digit' in event ? event.digit : 'promptId' in event ? event.promptId : '',
    ]);
    expect(said).toEqual([
      ['call.arrived', ''],
      ['digit.pressed', '4'],
      ['digit.pressed', '#'],
      ['prompt.finished', 'greeting'],
      ['prompt.finished', 'missing'],
      ['call.ended', ''],
    ]);
    expect(events.at(-1)).toMatchObject({ by: 'zvon' });
  });

  test.each([
    ['agent-rejects', { cause: 'busy', by: 'agent' }],
    ['nobody-answers', { cause: 'no-answer', by: 'unknown' }],
    ['phone-unreachable', { cause: 'unreachable', by: 'unknown' }],
    ['agent-hangs-up', { cause: 'normal', by: 'agent' }],
  ])('%s ends the leg once and leaves the call', (name, expected) => {
    const { events } = told(recorded(name));
    const ended = events.filter((event) => event.kind === 'leg.ended');
    expect(ended).toEqual([expect.objectContaining({ legId, ...expected })]);
    const order = events.map(({ kind }) => kind);
    expect(order.indexOf('call.ended')).toBeGreaterThan(order.indexOf('leg.ended'));
  });

  test('the call ends once, whichever of StasisEnd and ChannelDestroyed is lost', () => {
    for (const lost of ['StasisEnd', 'ChannelDestroyed']) {
      const { kinds, call } = told(
        recorded('caller-hangs-up').filter(({ type }) => type !== lost),
        legsHungUpAfterwards,
      );
      expect(kinds.slice(-2)).toEqual(['call.ended', 'leg.ended']);
      expect(call).toBeNull();
    }
  });

  test('events that come twice tell nothing twice but the arrival', () => {
    const twice = recorded('agent-hangs-up').flatMap((event) => [event, event]);
    const once = told(recorded('agent-hangs-up')).kinds;
    expect(told(twice).kinds.filter((kind) => kind !== 'call.arrived')).toEqual(
      once.filter((kind) => kind !== 'call.arrived'),
    );
  });
});

describe('keys that Asterisk tells', () => {
  const recordedCall = recorded('prompt-and-digits');
  const start = recordedCall.filter(({ type }) => type === 'StasisStart');
  const key = recordedCall.find((event) => event.type === 'ChannelDtmfReceived')!;
  const first = Date.parse(key.timestamp);
  const press = (digit: string, afterMs: number, durationMs = 80): AriEvent =>
    ({ ...key, digit, duration_ms: durationMs, timestamp: new Date(first + afterMs).toISOString() }) as AriEvent;
  const digitsOf = (...pressed: AriEvent[]): string =>
    told([...start, ...pressed])
      .events.map((event) => ('digit' in event ? event.digit : ''))
      .join('');

  test('a key that Asterisk put back and tells once more counts once', () => {
    expect(digitsOf(press('4', 0), press('0', 140), press('0', 160), press('2', 300))).toBe('402');
  });

  test('a key that is put back twice counts once', () => {
    expect(digitsOf(press('4', 0), press('4', 20), press('4', 45))).toBe('4');
  });

  test.each([
    ['at 80 ms on and 60 ms off', [press('1', 0), press('1', 140), press('1', 280)], '111'],
    ['as fast as any sender may', [press('1', 0), press('1', 93)], '11'],
    ['one longer than the other', [press('1', 0, 80), press('1', 60, 60)], '11'],
    ['with another between', [press('1', 0), press('2', 40), press('1', 80)], '121'],
  ])('a key that is pressed again counts again: %s', (_how, pressed, digits) => {
    expect(digitsOf(...pressed)).toBe(digits);
  });
});

describe('what a channel says late', () => {
  const talking = told(recorded('caller-hangs-up').slice(0, 8)).call as CallEntry;
  const ringing = recorded('caller-hangs-up').find(
    (event) => event.type === 'ChannelStateChange' && event.channel.state === 'Ringing',
  ) as AriEvent;

  test('an answered leg does not ring again', () => {
    expect(talking.legs[legId]?.state).toBe('up');
    expect(translate(talking, ringing)).toEqual({ call: talking, events: [] });
  });

  test('an unknown call is passed over', () => {
    expect(translate(null, ringing)).toEqual({ call: null, events: [] });
  });
});

describe('a channel that Asterisk ends by itself', () => {
  const events = recorded('agent-hangs-up');
  const start = events.findIndex((event) => event.type === 'ChannelHangupRequest');
  const [request, , end, destroyed] = events.slice(start) as [AriEvent, AriEvent, AriEvent, AriEvent];
  const before = told(events.slice(0, start)).call as CallEntry;
  // Recorded after 30 s without RTP: a soft request whose number is a flag, the cause only at the destruction.
  const softly = { ...request, cause: 1, soft: true } as AriEvent;

  test('waits for its destruction, which alone tells that the audio was lost', () => {
    const asked = translate(before, softly).call;
    const ended = translate(asked, end);
    expect(ended.events).toEqual([]);
    const told = translate(ended.call, { ...destroyed, cause: 44 } as AriEvent).events;
    expect(told).toEqual([expect.objectContaining({ kind: 'leg.ended', cause: 'media-lost', by: 'unknown' })]);
  });

  test('does not wait when Zvon asked for it', () => {
    const leg = before.legs[legId];
    const asked = leg === undefined ? before : withLeg(before, { ...leg, endedByZvon: true });
    expect(translate(asked, end).events).toEqual([expect.objectContaining({ kind: 'leg.ended', by: 'zvon' })]);
  });
});
