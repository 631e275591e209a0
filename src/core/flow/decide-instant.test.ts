import { describe, expect, test } from 'vitest';
import type { FlowTest } from '../../shared/config/flow.ts';
import { decideInstant, type FlowSight, isInstant } from './decide-instant.ts';
import { type CalendarSpan, hoursAt } from './hours-at.ts';
import type { StepOf } from './run-flow.ts';

const spans: CalendarSpan[] = [
  { from: 100, to: 200, state: 'open' },
  { from: 200, to: 300, state: 'holiday' },
];
const sight: FlowSight = {
  ...{ at: 150, from: '420777000001', language: 'cs', calendars: { shop: spans } },
  attributes: {
    card: { value: '4111', check: 'valid' },
    contract: { value: '77', check: 'invalid' },
    tier: { value: 'gold', check: 'unchecked' },
  },
  waitingIn: (queue) => (queue === 'cards' ? 3 : 0),
};

test.each([
  [99, 'closed'],
  [100, 'open'],
  [199, 'open'],
  [200, 'holiday'],
  [300, 'closed'],
])('at %i a calendar is %s', (at, hours) => expect(hoursAt(spans, at)).toBe(hours));

describe('the hours', () => {
  const hours: StepOf<'hours'> = { kind: 'hours', calendar: 'shop', open: 'yes', closed: 'no', holiday: 'off' };
  test.each([
    ['while it is open', hours, 150, 'yes'],
    ['while it is closed', hours, 50, 'no'],
    ['on a holiday', hours, 250, 'off'],
    ['on a holiday that is closed like a night', { ...hours, holiday: null }, 250, 'no'],
    ['of a calendar that is not there', { ...hours, calendar: 'gone' }, 150, 'no'],
  ])('%s', (_, step, at, next) => expect(decideInstant(step, { ...sight, at })).toBe(next));
});

describe('a condition', () => {
  const holds = (...all: FlowTest[]): boolean =>
    decideInstant({ kind: 'condition', all, yes: 'yes', no: 'no' }, sight) === 'yes';
  const card = { of: 'attribute-value', key: 'card' } as const;
  test.each<[string, FlowTest, boolean]>([
    ['an attribute that is set', { of: 'attribute', key: 'card', is: 'set' }, true],
    ['an attribute that is not set', { of: 'attribute', key: 'number', is: 'not-set' }, true],
    ['what was typed wrong is as good as nothing', { of: 'attribute', key: 'contract', is: 'set' }, false],
    ['a name that every record has is no attribute', { of: 'attribute', key: 'constructor', is: 'set' }, false],
    ['a value among others', { ...card, is: 'one-of', values: ['1', '4111'] }, true],
    ['a value that is not among them', { ...card, is: 'one-of', values: ['1'] }, false],
    ['a value that must not be', { ...card, is: 'none-of', values: ['4111'] }, false],
    ['nothing is none of them', { of: 'attribute-value', key: 'number', is: 'none-of', values: ['1'] }, true],
    ['nothing is not one of them', { of: 'attribute-value', key: 'number', is: 'one-of', values: ['1'] }, false],
    ['the beginning of a value', { ...card, is: 'begins-with', values: ['5', '41'] }, true],
    ['the language', { of: 'language', values: ['en', 'cs'] }, true],
    ['another language', { of: 'language', values: ['en'] }, false],
    ['the beginning of the number, that came without its plus', { of: 'caller', prefixes: ['+420777'] }, true],
    ['another number', { of: 'caller', prefixes: ['+48'] }, false],
    ['as many as wait', { of: 'waiting', queue: 'cards', atLeast: 3 }, true],
    ['more than wait', { of: 'waiting', queue: 'cards', atLeast: 4 }, false],
  ])('looks at %s', (_, one, is) => expect(holds(one)).toBe(is));

  test('holds when all of it does', () => {
    const isCzech: FlowTest = { of: 'language', values: ['cs'] };
    expect(holds(isCzech, { of: 'attribute', key: 'tier', is: 'set' })).toBe(true);
    expect(holds(isCzech, { of: 'attribute', key: 'tier', is: 'not-set' })).toBe(false);
  });

  test('a hidden number begins with nothing', () => {
    const step = {
      kind: 'condition' as const,
      all: [{ of: 'caller' as const, prefixes: ['+'] }],
      yes: 'yes',
      no: 'no',
    };
    expect(decideInstant(step, { ...sight, from: null })).toBe('no');
  });
});

test('what is set leads on, and takes no time', () => {
  const step = { kind: 'set' as const, attributes: { tier: 'gold' }, priority: null, next: 'wait' };
  expect(isInstant(step)).toBe(true);
  expect(decideInstant(step, sight)).toBe('wait');
  expect(isInstant({ kind: 'play', prompt: 'greeting', next: 'wait' })).toBe(false);
});
