import { describe, expect, test } from 'vitest';
import type { FlowStep } from '../../shared/config/flow.ts';
import { promptsOf, runFlow, type FlowInput, type FlowMove, type FlowPosition } from './run-flow.ts';

const card: Extract<FlowStep, { kind: 'digits' }> = {
  kind: 'digits',
  prompt: 'card-number',
  attribute: 'card',
  type: 'card',
  check: 'luhn',
  lengthMin: 12,
  lengthMax: 16,
  finishOn: '#',
  waitMs: 5_000,
  tries: 2,
  retryPrompt: 'card-wrong',
  next: 'known',
  none: 'unknown',
  invalid: 'helpless',
};
const valid = '4111111111111111';
const wrong = '4111111111111112';

const at = (digits: string, more: Partial<FlowPosition> = {}): FlowPosition => ({
  step: card,
  digits,
  tries: 1,
  prompting: false,
  ...more,
});
const digit = (key: string): FlowInput => ({ kind: 'digit', digit: key });
const timedOut: FlowInput = { kind: 'timed-out' };
const finished: FlowInput = { kind: 'prompt-finished' };
const attribute = (value: string, check: 'valid' | 'invalid' | 'unchecked') => ({
  key: 'card',
  value,
  type: 'card',
  check,
});

describe('a step that asks for digits', () => {
  const table: [string, FlowPosition, FlowInput, FlowMove][] = [
    ['waits when its prompt has ended', at('', { prompting: true }), finished, { kind: 'wait', waitMs: 5_000 }],
    ['minds only its own prompt', at('41'), finished, { kind: 'stay' }],
    ['takes a digit and waits for the next', at('41'), digit('1'), { kind: 'type', digits: '411', waitMs: 5_000 }],
    [
      'decides as soon as the length is reached',
      at(valid.slice(0, 15)),
      digit('1'),
      { kind: 'decide', digits: valid, attribute: attribute(valid, 'valid'), next: 'known' },
    ],
    [
      'decides at the finish key',
      at('378282246310005'),
      digit('#'),
      { kind: 'decide', digits: '378282246310005', attribute: attribute('378282246310005', 'valid'), next: 'known' },
    ],
    [
      'decides when nothing more is typed',
      at('378282246310005'),
      timedOut,
      { kind: 'decide', digits: '378282246310005', attribute: attribute('378282246310005', 'valid'), next: 'known' },
    ],
    [
      'goes on at once when nothing is typed',
      at(''),
      timedOut,
      { kind: 'decide', digits: '', attribute: null, next: 'unknown' },
    ],
    [
      'takes a finish key alone for no digits',
      at(''),
      digit('#'),
      { kind: 'decide', digits: '', attribute: null, next: 'unknown' },
    ],
    [
      'leaves the finish key of the wrong digits to them, while it asks again',
      at('', { tries: 2, prompting: true }),
      digit('#'),
      { kind: 'stay' },
    ],
    [
      'takes a finish key alone for no digits on a later try, too',
      at('', { tries: 2 }),
      digit('#'),
      { kind: 'decide', digits: '', attribute: null, next: 'unknown' },
    ],
    [
      'asks again after wrong digits',
      at(wrong.slice(0, 15)),
      digit('2'),
      { kind: 'decide', digits: wrong, attribute: attribute(wrong, 'invalid'), next: null },
    ],
    [
      'gives up after wrong digits on the last try',
      at(wrong.slice(0, 15), { tries: 2 }),
      digit('2'),
      { kind: 'decide', digits: wrong, attribute: attribute(wrong, 'invalid'), next: 'helpless' },
    ],
    [
      'takes too few digits for wrong ones',
      at('4111'),
      timedOut,
      { kind: 'decide', digits: '4111', attribute: attribute('4111', 'invalid'), next: null },
    ],
    ['minds no key that is neither a digit nor the finish key', at('41'), digit('*'), { kind: 'stay' }],
    [
      'leaves a number without a check digit unchecked',
      at('41111111111', { step: { ...card, check: 'none', lengthMax: 12 } }),
      digit('2'),
      { kind: 'decide', digits: '411111111112', attribute: attribute('411111111112', 'unchecked'), next: 'known' },
    ],
  ];
  test.each(table)('%s', (_, position, input, move) => expect(runFlow(position, input)).toEqual(move));
});

describe('the other steps', () => {
  const play: FlowStep = { kind: 'play', prompt: 'greeting', next: 'card' };
  const hangup: FlowStep = { kind: 'hangup', prompt: 'goodbye' };
  const queue: FlowStep = { kind: 'queue', queue: 'cards', prompt: null, positionEveryMs: null };
  const table: [string, FlowStep, FlowInput, FlowMove][] = [
    ['a prompt that has ended leads on', play, finished, { kind: 'go', next: 'card', ahead: null }],
    ['a key stops a prompt and counts for the next step', play, digit('4'), { kind: 'go', next: 'card', ahead: '4' }],
    ['a last prompt that has ended hangs up', hangup, finished, { kind: 'hang-up' }],
    ['a key does not cut a last prompt', hangup, digit('4'), { kind: 'stay' }],
    ['a queue minds no keys', queue, digit('4'), { kind: 'stay' }],
  ];
  test.each(table)('%s', (_, step, input, move) => {
    expect(runFlow({ step, digits: '', tries: 1, prompting: true }, input)).toEqual(move);
  });

  test('a later try has words of its own', () => {
    expect([promptsOf(card, 1), promptsOf(card, 2), promptsOf(queue, 1)]).toEqual([
      ['card-number'],
      ['card-wrong'],
      [],
    ]);
  });
});
