import { expect, test } from 'vitest';
import { initialsOf } from './avatar.tsx';

test('initials are given name and family name, whichever way the name is written', () => {
  expect(initialsOf('Čapková Alena', true)).toBe('AČ');
  expect(initialsOf('Соколова Марина Игоревна', true)).toBe('МС');
  expect(initialsOf('Jana Nečasová')).toBe('JN');
  expect(initialsOf('Madonna', true)).toBe('M');
});

test('a Chinese name shows its family name', () => {
  expect(initialsOf('陈伟')).toBe('陈');
});
