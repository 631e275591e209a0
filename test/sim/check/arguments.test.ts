import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

const asked = (line: string) => readArguments(line.split(' ').filter(Boolean));

test('one seed is played for two hours unless told otherwise', () => {
  expect(asked('--seed 123')).toMatchObject({ from: 123, to: 123, hours: 2, minutes: null, keep: true });
  expect(asked('--seed 123 --hours 0.5 --json')).toMatchObject({ hours: 0.5, json: true });
});

test('many seeds are a range, a number of them, or what a time allows', () => {
  expect(asked('--from 5 --to 9')).toMatchObject({ from: 5, to: 9 });
  expect(asked('--seeds 10')).toMatchObject({ from: 1, to: 10 });
  expect(asked('--from 5 --seeds 10')).toMatchObject({ from: 5, to: 14 });
  expect(asked('--minutes 3')).toMatchObject({ from: 1, to: null, minutes: 3 });
  expect(asked('')).toMatchObject({ to: null, minutes: 1 });
});

test.each(['--sed 1', '--seed', '--seed x', '7', '--hours -1'])('%j is not understood', (line) => {
  expect(asked(line)).toBeNull();
});
