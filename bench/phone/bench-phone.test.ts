import { expect, test } from 'vitest';
import { percentile } from './percentile.ts';
import { inviteDelaysMs, readInvites } from './read-invites.ts';
import { readPcap } from './read-pcap.ts';
import { countBridged } from './read-witness.ts';
import { runResult, tableOf } from './result.ts';

const caller = '127.0.0.10';
const agent = '127.0.0.20';
const pbx = '127.0.0.1';

/** A capture as tcpdump writes it on the loopback interface: Ethernet headers, microseconds, little endian. */
function capture(...packets: { atUs: number; from: string; to: string; text: string }[]): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt32LE(1, 20);
  return Buffer.concat([header, ...packets.map(packet)]);
}

function packet({ atUs, from, to, text }: { atUs: number; from: string; to: string; text: string }): Buffer {
  const body = Buffer.from(text);
  const bytes = Buffer.alloc(16 + 14 + 20 + 8 + body.length);
  bytes.writeUInt32LE(Math.floor(atUs / 1_000_000), 0);
  bytes.writeUInt32LE(atUs % 1_000_000, 4);
  bytes.writeUInt32LE(bytes.length - 16, 8);
  bytes.writeUInt32LE(bytes.length - 16, 12);
  bytes[30] = 0x45;
  bytes[39] = 17;
  bytes.set(from.split('.').map(Number), 42);
  bytes.set(to.split('.').map(Number), 46);
  body.copy(bytes, 58);
  return bytes;
}

const invite = (number: string): string => `INVITE sip:1@host SIP/2.0\r\nFrom: "x" <sip:${number}@host>;tag=1\r\n\r\n`;

const delays = (file: Buffer): [string, number][] => [
  ...inviteDelaysMs(readInvites(readPcap(file)), { caller, agent }),
];

test('the delay of a call runs from its own INVITE to the agent’s, whatever lies between', () => {
  const file = capture(
    { atUs: 1_000_000, from: caller, to: pbx, text: invite('1') },
    { atUs: 1_002_000, from: caller, to: pbx, text: invite('2') },
    { atUs: 1_004_500, from: pbx, to: agent, text: invite('2') },
    { atUs: 1_007_250, from: pbx, to: agent, text: invite('1') },
  );
  expect(delays(file)).toEqual([
    ['2', 2.5],
    ['1', 7.25],
  ]);
});

test('a repeated INVITE neither restarts nor ends a delay, and a caller without an agent has none', () => {
  const file = capture(
    { atUs: 0, from: caller, to: pbx, text: invite('1') },
    { atUs: 500_000, from: caller, to: pbx, text: invite('1') },
    { atUs: 600_000, from: pbx, to: agent, text: invite('1') },
    { atUs: 900_000, from: pbx, to: agent, text: invite('1') },
    { atUs: 900_000, from: caller, to: pbx, text: invite('2') },
  );
  expect(delays(file)).toEqual([['1', 600]]);
});

test('a capture that was cut off in its last packet is read up to there', () => {
  const file = capture(
    { atUs: 0, from: caller, to: pbx, text: invite('1') },
    { atUs: 1, from: pbx, to: agent, text: invite('1') },
  );
  expect(readPcap(file.subarray(0, -3))).toHaveLength(1);
  expect(() => readPcap(Buffer.alloc(24))).toThrow('no capture');
});

const line = (event: string, linkedId: string, channel: string, bridge: string): string =>
  `"${event}","2026","u","${linkedId}","${channel}","c","e","","","{""bridge_id"":""${bridge}"",""bridge_technology"":""simple_bridge""}"`;

test('a call is bridged when its caller and an agent are in the same bridge', () => {
  const witness = [
    line('BRIDGE_ENTER', 'one', 'PJSIP/trunk-in-1', 'b1'),
    line('BRIDGE_ENTER', 'one', 'PJSIP/bench-0001-1', 'b1'),
    line('BRIDGE_ENTER', 'alone', 'PJSIP/trunk-in-2', 'b2'),
    line('BRIDGE_ENTER', 'parted', 'PJSIP/trunk-in-3', 'b3'),
    line('BRIDGE_ENTER', 'parted', 'PJSIP/bench-0002-1', 'b4'),
    line('ANSWER', 'answered', 'PJSIP/trunk-in-4', 'b5'),
    line('ANSWER', 'answered', 'PJSIP/bench-0003-1', 'b5'),
    line('BRIDGE_ENTER', 'agents', 'PJSIP/bench-0004-1', 'b6'),
    line('BRIDGE_ENTER', 'agents', 'PJSIP/bench-0005-1', 'b6'),
  ];
  expect(countBridged(witness.join('\n'))).toBe(1);
});

test('a caller who comes back into the bridge is one bridged call', () => {
  const enter = [line('BRIDGE_ENTER', 'one', 'PJSIP/trunk-in-1', 'b1'), line('BRIDGE_ENTER', 'one', 'PJSIP/a-1', 'b1')];
  expect(countBridged([...enter, ...enter].join('\n'))).toBe(1);
});

test('percentiles are values that were measured', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([percentile(hundred, 0.5), percentile(hundred, 0.99), percentile([7], 0.99)]).toEqual([50, 99, 7]);
  expect(percentile([], 0.5)).toBeNaN();
});

test('the result has the shape that was agreed, and who was answered but never bridged has failed', () => {
  const run = runResult(
    20,
    { placed: 4, failedCalls: 0, bridged: 3, delaysMs: [9, 9, 12] },
    { placed: 4, failedCalls: 0, bridged: 4, delaysMs: [6, 6, 6, 6] },
  );
  expect(JSON.parse(JSON.stringify({ cores: 4, runs: [run] }))).toEqual({
    cores: 4,
    runs: [
      {
        cps: 20,
        zvon: { failed: 1, bridged: 3, p50Ms: 9, p99Ms: 12 },
        queue: { failed: 0, bridged: 4, p50Ms: 6, p99Ms: 6 },
        p50Ratio: 1.5,
        p99Ratio: 2,
      },
    ],
  });
  expect(tableOf({ cores: 4, runs: [run] }).split('\n')[1]).toMatch(/Zvon +20 +1 +3 +9\.00 +12\.00 +1\.50 +2\.00/);
});
