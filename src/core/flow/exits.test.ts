import { describe, expect, test } from 'vitest';
import type { FlowStep } from '../../shared/config/flow.ts';
import { exitsOf, stepNamed } from './exits.ts';

const talking = { prompt: 'greeting', waitMs: 5_000 };

const table: [step: FlowStep, exits: Record<string, string>][] = [
  [{ kind: 'play', prompt: 'greeting', next: 'a' }, { next: 'a' }],
  [{ kind: 'language', ...talking, choices: [{ digit: '1', language: 'cs' }], next: 'a' }, { next: 'a' }],
  [
    {
      ...{ kind: 'menu', ...talking, tries: 2, retryPrompt: null, none: 'c' },
      choices: [
        { digit: '1', next: 'a' },
        { digit: '#', next: 'b' },
      ],
    },
    { 1: 'a', '#': 'b', none: 'c' },
  ],
  [
    {
      ...{ kind: 'digits', ...talking, attribute: 'card', type: 'card', check: 'luhn', lengthMin: 1, lengthMax: 2 },
      ...{ finishOn: '#', tries: 1, retryPrompt: 'greeting', next: 'a', none: 'b', invalid: 'c' },
    },
    { next: 'a', none: 'b', invalid: 'c' },
  ],
  [
    { kind: 'hours', calendar: 'office', open: 'a', closed: 'b', holiday: 'c' },
    { open: 'a', closed: 'b', holiday: 'c' },
  ],
  [
    { kind: 'hours', calendar: 'office', open: 'a', closed: 'b', holiday: null },
    { open: 'a', closed: 'b' },
  ],
  [
    { kind: 'condition', all: [{ of: 'attribute', key: 'card', is: 'set' }], yes: 'a', no: 'b' },
    { yes: 'a', no: 'b' },
  ],
  [{ kind: 'set', attributes: {}, priority: 5, next: 'a' }, { next: 'a' }],
  [{ kind: 'announce-recording', ...talking, refuseDigit: null, next: 'a' }, { next: 'a' }],
  [{ kind: 'queue', queue: 'cards', prompt: null, positionEveryMs: null }, {}],
  [{ kind: 'hangup', prompt: null }, {}],
];

describe('every way out of a step has a name', () => {
  test.each(table.map(([step, exits]) => [step.kind, step, exits] as const))('%s', (_kind, step, exits) => {
    expect(Object.fromEntries(exitsOf(step).map(({ exit, next }) => [exit, next]))).toEqual(exits);
  });
});

test('a step is found by its own name alone', () => {
  const end: FlowStep = { kind: 'hangup', prompt: null };
  expect(stepNamed({ start: 'end', steps: { end } }, 'end')).toBe(end);
  for (const name of ['constructor', 'toString', '__proto__'])
    expect(stepNamed({ start: name, steps: { end } }, name)).toBeUndefined();
});
