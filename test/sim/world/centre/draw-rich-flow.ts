import type { FlowDefinition, FlowStep, FlowTest } from '../../../../src/shared/config/flow.ts';
import type { CalendarSpan } from '../../../../src/core/flow/hours-at.ts';
import { begin } from '../begin.ts';
import type { Chance } from '../random.ts';

export const calendarKey = 'shop';

const minuteMs = 60_000;
const longestMs = 24 * 60 * minuteMs;

/** Now and then closed or on holiday for some minutes, so that calls come in all three. */
export function drawCalendar(chance: Chance): CalendarSpan[] {
  const spans: CalendarSpan[] = [];
  let at = begin - chance.between(0, 60) * minuteMs;
  while (at < begin + longestMs) {
    const state = chance.pick(['open', 'open', 'open', 'holiday', null] as const);
    const to = at + (state === 'open' ? chance.between(20, 90) : chance.between(2, 10)) * minuteMs;
    if (state !== null) spans.push({ from: at, to, state });
    at = to;
  }
  return spans;
}

type Steps = Record<string, FlowStep>;
type Part = (chance: Chance, next: string, queue: string) => { start: string; steps: Steps };

/** What may come before a flow, each part leading to the next and some of them away. */
const parts: readonly Part[] = [
  (chance, next) => ({
    start: 'hours',
    steps: {
      hours: { kind: 'hours', calendar: calendarKey, open: next, closed: 'closed', holiday: chance.pick([null, next]) },
    },
  }),
  (chance, next) => ({
    start: 'language',
    steps: {
      language: {
        ...{ kind: 'language', prompt: 'choose-language', waitMs: chance.between(1, 5) * 1_000, next },
        choices: [
          { digit: '1', language: 'cs' },
          { digit: '2', language: 'en' },
        ],
      },
    },
  }),
  (chance, next, queue) => ({
    start: 'which',
    steps: {
      which: { kind: 'condition', all: [drawTest(chance, queue)], yes: 'sooner', no: next },
      sooner: { kind: 'set', attributes: { tier: 'gold' }, priority: chance.between(-5, 20), next },
    },
  }),
  (_, next) => ({ start: 'welcome', steps: { welcome: { kind: 'play', prompt: 'welcome', next } } }),
  (chance, next) => ({
    start: 'menu',
    steps: {
      menu: {
        kind: 'menu',
        prompt: 'main-menu',
        choices: [
          { digit: '1', next },
          { digit: '2', next: chance.pick([next, 'crowded']) },
          { digit: '3', next: 'closed' },
          { digit: '9', next: 'menu' },
        ],
        waitMs: chance.between(1, 5) * 1_000,
        tries: chance.between(1, 3),
        retryPrompt: chance.pick([null, 'menu-again']),
        none: chance.pick([next, 'closed']),
      },
      crowded: { kind: 'set', attributes: { came: 'by-menu' }, priority: null, next },
    },
  }),
  (chance, next) => ({
    start: 'recorded',
    steps: {
      recorded: {
        ...{ kind: 'announce-recording', prompt: 'recorded', waitMs: chance.between(1, 3) * 1_000, next },
        refuseDigit: chance.pick([null, '9']),
      },
    },
  }),
];

const drawTest = (chance: Chance, queue: string): FlowTest =>
  chance.pick<FlowTest>([
    { of: 'caller', prefixes: ['+42077700000', '+42077700001'] },
    { of: 'waiting', queue, atLeast: chance.between(1, 4) },
    { of: 'language', values: ['en'] },
    { of: 'attribute', key: 'came', is: 'not-set' },
  ]);

/** The same flow with some of the other kinds of steps before it. */
export function enrich(chance: Chance, { start, steps }: FlowDefinition, queue: string): FlowDefinition {
  const before = parts.filter(() => chance.happens(0.6));
  const closed: FlowStep = { kind: 'hangup', prompt: chance.pick([null, 'closed']) };
  return before.reduceRight<FlowDefinition>(
    (after, part) => {
      const { start: first, steps: more } = part(chance, after.start, queue);
      return { start: first, steps: { ...after.steps, ...more } };
    },
    { start, steps: { ...steps, closed } },
  );
}
