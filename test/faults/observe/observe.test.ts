import { describe, expect, test } from 'vitest';
import { createRecorder } from '../../../src/adapters/sip-caller/recorder.ts';
import { sineSample } from '../../../src/adapters/sip-caller/tone.ts';
import { tellingFaults } from './acknowledged.ts';
import { missingIn } from './audio.ts';
import { contactFaults } from './contacts.ts';
import { doubleBookings } from './double-bookings.ts';
import { witnessedCallers } from './witness.ts';

const line = (event: string, channelId: string, channel: string, extra = ''): string =>
  `"${event}","1.5","${channelId}","l","${channel}","from-trunk","420","","","${extra.replaceAll('"', '""')}"`;

describe('the witness', () => {
  test('a caller is a channel of the trunk with the contact that the dialplan minted', () => {
    const text = [
      line('CHAN_START', 'c1', 'PJSIP/trunk-in-01'),
      line('ZVON_ARRIVED', 'c1', 'PJSIP/trunk-in-01', '{"extra":"one|420|+420700"}'),
      line('CHAN_START', 'c2', 'PJSIP/agent-01'),
      line('CHAN_START', 'c3', 'PJSIP/trunk-in-02'),
      '"CHAN_START","cut o',
    ].join('\n');
    expect(witnessedCallers(text)).toEqual([
      { channelId: 'c1', contactId: 'one' },
      { channelId: 'c3', contactId: null },
    ]);
  });

  const ended = { id: 'one', arrived: 1, ended: 1, ending: 'handled' };

  test('agrees with a log in which each caller has one contact that ended once', () => {
    expect(contactFaults([{ channelId: 'c1', contactId: 'one' }], [ended])).toEqual([]);
  });

  test('tells of callers whom the log does not have, and of contacts that nobody saw', () => {
    const witnessed = [
      { channelId: 'c1', contactId: 'one' },
      { channelId: 'c2', contactId: null },
    ];
    expect(contactFaults(witnessed, [{ ...ended, id: 'two' }])).toEqual([
      'contact one was seen by Asterisk and is not in the log',
      'caller c2 got no contact in the dialplan',
      'contact two is in the log, and Asterisk saw no such caller',
    ]);
  });

  test('tells of contacts that did not end, ended twice or belong to two callers', () => {
    const witnessed = ['one', 'two', 'two'].map((contactId, nth) => ({ channelId: `c${nth}`, contactId }));
    const logged = [
      { ...ended, ended: 2 },
      { id: 'two', arrived: 1, ended: 0, ending: null },
    ];
    expect(contactFaults(witnessed, logged)).toEqual([
      'contact one arrived 1 times and ended 2 times (handled)',
      'contact two arrived 1 times and ended 0 times (not)',
      'contact two arrived 1 times and ended 0 times (not)',
      'contact two is that of two callers',
    ]);
  });
});

describe('bookings', () => {
  const offer = (version: number, contactId: string, agentId: string) => ({
    ...{ version, kind: 'call.offered', contactId, agentId },
  });
  const free = (version: number, kind: string, contactId: string) => ({ version, kind, contactId, agentId: null });

  test('an agent has one contact after another, and a contact one agent after another', () => {
    const facts = [
      offer(1, 'one', 'ann'),
      free(2, 'offer.ended', 'one'),
      free(3, 'call.queued', 'one'),
      offer(4, 'one', 'ben'),
      offer(5, 'two', 'ann'),
      free(6, 'call.ended', 'one'),
      offer(7, 'three', 'ben'),
    ];
    expect(doubleBookings(facts)).toEqual([]);
  });

  test('an agent with two contacts and a contact with two agents are found', () => {
    expect(doubleBookings([offer(1, 'one', 'ann'), offer(2, 'two', 'ann')])).toHaveLength(1);
    expect(doubleBookings([offer(1, 'one', 'ann'), offer(2, 'one', 'ben')])).toHaveLength(1);
  });
});

describe('what a desk was told', () => {
  const log = new Map([
    [1, '{"interactionId": "one"}'],
    [2, '{"interactionId": "two"}'],
  ]);

  test('is true when the log has these versions and they name the same', () => {
    expect(tellingFaults([{ after: 0, version: 2, subjects: ['two'] }], log)).toEqual([]);
  });

  test('is untrue when the log has fewer versions or others', () => {
    expect(tellingFaults([{ after: 1, version: 3, subjects: ['two'] }], log)).toHaveLength(1);
    expect(tellingFaults([{ after: 0, version: 2, subjects: ['three'] }], log)).toHaveLength(1);
  });
});

describe('audio', () => {
  const toneHz = 1_000;
  const packetMs = 20;
  const samplesOfPacket = 160;

  /** A recorder that heard what each packet of 20 ms brought: the tone, another one, or nothing for a packet that was lost. */
  function heard(packets: readonly ('tone' | 'other' | 'lost')[]) {
    const recorder = createRecorder(0, 60_000);
    recorder.markAnswered(0);
    packets.forEach((what, nth) => {
      if (what === 'lost') return;
      const position = nth * samplesOfPacket;
      const samples = Int16Array.from({ length: samplesOfPacket }, (_, at) =>
        sineSample(what === 'tone' ? toneHz : 440, -10, position + at),
      );
      const packet = { payloadType: 8, marker: false, sequence: nth, timestamp: position, ssrc: 1 };
      recorder.accept({ ...packet, payload: new Uint8Array(samplesOfPacket) }, samples, nth * packetMs);
    });
    return { received: recorder };
  }

  const longest = (call: ReturnType<typeof heard>, toMs: number): number =>
    Math.max(0, ...missingIn(call, toneHz, { fromMs: 0, toMs }).map((gap) => gap.toMs - gap.fromMs));

  test('nothing is missing while the tone is heard', () => {
    expect(longest(heard(Array.from({ length: 100 }, () => 'tone')), 2_000)).toBe(0);
  });

  test('packets that do not come are missed for as long as nothing comes', () => {
    const packets = Array.from(
      { length: 100 },
      (_, nth) => (nth >= 40 && nth < 60 ? 'lost' : 'tone') as 'lost' | 'tone',
    );
    expect(longest(heard(packets), 2_000)).toBe(420);
  });

  test('another sound in place of the tone is as good as none', () => {
    const packets = Array.from(
      { length: 100 },
      (_, nth) => (nth >= 40 && nth < 60 ? 'other' : 'tone') as 'other' | 'tone',
    );
    expect(longest(heard(packets), 2_000)).toBeGreaterThanOrEqual(360);
    expect(longest(heard([...packets.slice(0, 50)]), 1_000)).toBeGreaterThanOrEqual(160);
  });
});
