import { expect, test } from 'vitest';
import { createAgenda } from './agenda.ts';

test('what is put down comes in the order of time, and at the same time in the order of putting', () => {
  const agenda = createAgenda(0);
  const happened: [string, number][] = [];
  const note = (what: string) => () => void happened.push([what, agenda.now()]);
  agenda.put(20, note('later'));
  agenda.put(10, note('first'));
  agenda.put(10, note('second'));
  agenda.run();
  expect(happened).toEqual([
    ['first', 10],
    ['second', 10],
    ['later', 20],
  ]);
});

test('what leads to more is followed to the end, and nothing comes before its time', () => {
  const agenda = createAgenda(5);
  const happened: number[] = [];
  agenda.put(10, () => {
    agenda.put(3, () => void happened.push(agenda.now()));
    agenda.put(agenda.now() + 1.4, () => void happened.push(agenda.now()));
  });
  agenda.run();
  expect(happened).toEqual([10, 11]);
});

test('what was struck out does not come', () => {
  const agenda = createAgenda(0);
  const happened: string[] = [];
  const strike = agenda.put(10, () => void happened.push('struck'));
  agenda.put(20, () => void happened.push('kept'));
  strike();
  agenda.run();
  strike();
  expect(happened).toEqual(['kept']);
});
