import { afterEach, expect, test } from 'vitest';
import { createVirtualClock } from '../adapters/simulated-phone/virtual-clock.ts';
import type { Clock } from './clock.ts';
import { openDatabaseClock, type DatabaseClock } from './database-clock.ts';
import { shardClock } from './shard-clock.ts';

const noon = Date.parse('2026-11-22T12:00:00Z');
const hourMs = 3_600_000;
const said: string[] = [];
let virtual = createVirtualClock(0);
/** What the database's clock shows, against the time that really passes. */
let databaseAt = (): number => noon + virtual.now();
let clock: DatabaseClock;

/** This machine's clock shows anything; only its monotonic one is looked at. */
const machine: Clock = {
  now: () => 0,
  monotonicMs: () => virtual.now(),
  after: (delayMs, act) => virtual.schedule(virtual.now() + delayMs, act),
};

async function open(): Promise<void> {
  virtual = createVirtualClock(0);
  said.length = 0;
  databaseAt = () => noon + virtual.now();
  clock = await openDatabaseClock({
    clock: machine,
    read: async () => databaseAt(),
    log: (message) => void said.push(message),
  });
}

/** Answers need a turn of the process. */
async function pass(ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) {
    virtual.advance(Math.min(10_000, ms - passed));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

afterEach(() => clock.stop());

test('a node whose own clock is wrong has the time of the database', async () => {
  await open();
  expect(clock.now()).toBe(noon);
  await pass(60_000);
  expect(clock.now()).toBe(noon + 60_000);
});

test.each([hourMs, -hourMs])('a clock that is set by %i ms makes no time run out, and it is said once', async (by) => {
  await open();
  databaseAt = () => noon + virtual.now() + by;
  await pass(60_000);
  expect(Math.abs(clock.now() - (noon + 60_000))).toBeLessThanOrEqual(30);
  expect(said).toEqual([`the database's clock was set: it is ${by} ms from the time here`]);
});

test('a clock that was set is followed as soon as nobody waits, and not before', async () => {
  await open();
  let waiting = true;
  clock.jumpWhen(() => !waiting);
  databaseAt = () => noon + virtual.now() + hourMs;
  await pass(20_000);
  expect(clock.now()).toBeLessThan(noon + 21_000);
  waiting = false;
  await pass(10_000);
  expect(clock.now()).toBe(noon + 30_000 + hourMs);
});

test('a clock that drifts is followed to the millisecond', async () => {
  await open();
  databaseAt = () => noon + virtual.now() * 1.0001;
  await pass(hourMs);
  expect(Math.abs(clock.now() - databaseAt())).toBeLessThanOrEqual(2);
});

test('the time of a log goes on from its last fact when the clock is behind it', async () => {
  await open();
  const shard = shardClock(clock, noon + hourMs);
  expect(shard.now()).toBe(noon + hourMs);
  await pass(10_000);
  expect(shard.now()).toBeGreaterThan(noon + hourMs + 9_900);
  expect(shard.now()).toBeLessThanOrEqual(noon + hourMs + 10_000);
});

test('the time of a log does not go back when the clock below is set back', async () => {
  await open();
  const shard = shardClock(clock, null);
  clock.jumpWhen(() => true);
  const before = shard.now();
  databaseAt = () => noon + virtual.now() - hourMs;
  await pass(30_000);
  expect(clock.now()).toBe(noon + 30_000 - hourMs);
  expect(shard.now() - before).toBeGreaterThan(29_900);
});
