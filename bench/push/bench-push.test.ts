import { expect, it } from 'vitest';
import { latenciesOf, sideResult } from './result.ts';

it('counts the time of every fact of a message, also of one that waited for the next wave', () => {
  const receipts = [
    { desk: 0, after: 10, version: 12, at: 1_300 },
    { desk: 1, after: 11, version: 12, at: 1_250 },
  ];
  const times = new Map([
    [11, 1_100],
    [12, 1_200],
  ]);
  expect(latenciesOf({ receipts }, times)).toEqual([200, 100, 50]);
});

it('knows no time of what was told before the measuring began', () => {
  expect(latenciesOf({ receipts: [{ desk: 0, after: 0, version: 2, at: 5 }] }, new Map())).toEqual([]);
});

it('gives rates by the second and the processor by the core', () => {
  const seen = { tally: { messages: 3_000, bytes: 2_500_000 }, latenciesMs: [10, 20, 30], seconds: 2 };
  const served = { cpuSeconds: 1, loopDelayMs: { p99: 4.04, most: 12 } };
  const clients = { cpuSeconds: 0.5, loopDelayMs: { p99: 9, most: 9 } };
  expect(sideResult({ ...seen, served, clients })).toEqual({
    ...{ messagesPerSecond: 1_500, megabytes: 2.5, cpuPercent: 50, clientsCpuPercent: 25 },
    ...{ loopDelayMs: { p99: 4, most: 12 }, p50Ms: 20, p99Ms: 30 },
  });
});
