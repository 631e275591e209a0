import { expect, test } from 'vitest';
import { createVirtualClock } from './virtual-clock.ts';

test('what is due happens in the order of its time, then of its scheduling', () => {
  const clock = createVirtualClock(1_000);
  const happened: string[] = [];
  clock.schedule(1_200, () => happened.push(`late at ${clock.now()}`));
  clock.schedule(1_100, () => happened.push(`first at ${clock.now()}`));
  clock.schedule(1_100, () => happened.push('second'));
  clock.advance(150);
  expect(happened).toEqual(['first at 1100', 'second']);
  clock.advance(50);
  expect(happened).toEqual(['first at 1100', 'second', 'late at 1200']);
});

test('what is scheduled meanwhile happens too, when it is due by then', () => {
  const clock = createVirtualClock(0);
  const happened: number[] = [];
  clock.schedule(10, () => {
    happened.push(clock.now());
    clock.schedule(20, () => happened.push(clock.now()));
  });
  clock.advance(20);
  expect(happened).toEqual([10, 20]);
});

test('what is cancelled does not happen, and the past is now', () => {
  const clock = createVirtualClock(100);
  const happened: number[] = [];
  clock.schedule(150, () => happened.push(1))();
  clock.schedule(50, () => happened.push(clock.now()));
  clock.advance(0);
  expect(happened).toEqual([100]);
  expect(clock.next()).toBe(false);
});
