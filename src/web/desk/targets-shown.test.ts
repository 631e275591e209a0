import { expect, it } from 'vitest';
import type { TransferTargets } from '../../shared/api/calls.ts';
import { targetsShown } from './targets-shown.ts';

const targets = {
  queues: [{ id: 'q', name: 'Karty', waiting: 2, ready: 1 }],
  agents: [
    { id: 'a', name: 'Žofie Malá', state: 'engaged', reason: null },
    { id: 'b', name: 'Petr Doležal', state: 'ready', reason: null },
  ],
} as unknown as TransferTargets;
const namesOf = (typed: string): string[] => targetsShown(targets, typed).map(({ name }) => name);

it('who is free comes first, then queues, then who is not, and cannot be chosen', () => {
  expect(namesOf('')).toEqual(['Petr Doležal', 'Karty', 'Žofie Malá']);
  expect(targetsShown(targets, '').map(({ canTake }) => canTake)).toEqual([true, true, false]);
});

it('what is typed narrows them, whatever the case and the marks', () => {
  expect(namesOf(' zofie')).toEqual(['Žofie Malá']);
  expect(namesOf('KART')).toEqual(['Karty']);
  expect(namesOf('x')).toEqual([]);
});
