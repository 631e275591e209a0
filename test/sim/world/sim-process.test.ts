import { expect, test } from 'vitest';
import { createSimProcess } from './sim-process.ts';
import { createVirtualTime } from './virtual-time.ts';

function processInTest() {
  const time = createVirtualTime(0);
  const process = createSimProcess(time);
  const seen: string[] = [];
  const note = (what: string) => (): void => void seen.push(`${what} ${time.now()}`);
  const run = (): void => {
    while (time.next(Infinity));
  };
  return { time, process, seen, note, run };
}

test('a frozen process finds all that came meanwhile when it is thawed, its timers first', () => {
  const { time, process, seen, note, run } = processInTest();
  process.after(5, note('timer'));
  process.after(6, note('cancelled'))();
  time.after(1, process.freeze);
  time.after(2, () => process.enter(note('text')));
  time.after(9, process.thaw);
  run();
  expect(seen).toEqual(['timer 9', 'text 9']);
});

test('a timer that is cancelled while it waits for the thaw does not fire', () => {
  const { time, process, seen, note, run } = processInTest();
  const cancel = process.after(5, note('timer'));
  process.freeze();
  time.after(7, cancel);
  time.after(9, process.thaw);
  run();
  expect(seen).toEqual([]);
});

test('in a dead process nothing runs any more', () => {
  const { process, seen, note, run } = processInTest();
  process.after(5, note('timer'));
  process.kill();
  process.enter(note('text'));
  run();
  expect(seen).toEqual([]);
});
