import { expect, test } from 'vitest';
import { createVirtualTime } from './virtual-time.ts';

test('things happen at their time, those of one instant in the order in which they were scheduled', () => {
  const time = createVirtualTime(1_000);
  const seen: string[] = [];
  const note = (what: string) => (): void => void seen.push(`${what} ${time.now()}`);
  time.after(30, note('late'));
  time.after(10, note('first'));
  time.after(10, note('second'));
  time.after(20, note('never'))();
  time.at(0, note('overdue'));
  while (time.next(Infinity));
  expect(seen).toEqual(['overdue 1000', 'first 1010', 'second 1010', 'late 1030']);
});

test('nothing happens after the end, and time stands where it was', () => {
  const time = createVirtualTime(0);
  time.after(10, () => undefined);
  expect(time.next(9)).toBe(false);
  expect(time.now()).toBe(0);
});
