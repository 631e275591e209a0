import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowProblem } from '../../shared/api/flows.ts';
import { FlowDefinition, type FlowStep } from '../../shared/config/flow.ts';
import { isInstant } from './decide-instant.ts';
import { exitsOf, stepNamed } from './exits.ts';
import { lintFlow } from './lint-flow.ts';
import type { FlowSurroundings } from './lint-step.ts';
import { spokenIn } from './spoken-in.ts';

const wait: FlowStep = { kind: 'queue', queue: 'cards', prompt: 'please-wait', positionEveryMs: null };
const greeting: FlowStep = { kind: 'play', prompt: 'greeting', next: 'wait' };
const end: FlowStep = { kind: 'hangup', prompt: null };
const both = ['cs', 'en'];
const around: FlowSurroundings = {
  queues: [
    { key: 'cards', skilled: 2 },
    { key: 'lonely', skilled: 0 },
  ],
  retiredQueues: ['gone'],
  calendars: [{ key: 'office' }],
  prompts: [
    { key: 'greeting', languages: both },
    { key: 'please-wait', languages: both },
    { key: 'goodbye', languages: ['cs'] },
  ],
  languages: ['cs'],
};

const play = (next: string, prompt = 'greeting'): FlowStep => ({ kind: 'play', prompt, next });
const set = (next: string): FlowStep => ({ kind: 'set', attributes: {}, priority: null, next });
const hours = (open: string, closed: string, calendar = 'office'): FlowStep => ({
  ...{ kind: 'hours', calendar, open, closed, holiday: null },
});
const menu = (next: string, digits = ['1']): FlowStep => ({
  ...{ kind: 'menu', prompt: 'greeting', waitMs: 5_000, tries: 2, retryPrompt: null, none: next },
  choices: digits.map((digit) => ({ digit, next })),
});
const language = (choices: [digit: string, language: string][]): FlowStep => ({
  ...{ kind: 'language', prompt: 'greeting', waitMs: 5_000, next: 'wait' },
  choices: choices.map(([digit, of]) => ({ digit, language: of })),
});
const digits = (lengthMin: number, lengthMax: number): FlowStep => ({
  ...{ kind: 'digits', prompt: 'greeting', attribute: 'card', type: 'card', check: 'none', lengthMin, lengthMax },
  ...{ finishOn: '#', waitMs: 5_000, tries: 1, retryPrompt: 'greeting', next: 'wait', none: 'wait', invalid: 'wait' },
});
const waiting = (queue: string): FlowStep => ({
  ...{ kind: 'condition', all: [{ of: 'waiting', queue, atLeast: 3 }], yes: 'wait', no: 'wait' },
});

type Steps = Record<string, FlowStep>;
const lint = (steps: Steps, change: Partial<FlowSurroundings> = {}): FlowProblem[] =>
  lintFlow({ start: 'greeting', steps }, { ...around, ...change });

/** As a line each: how bad, where, what. */
const told = (problems: readonly FlowProblem[]): string[] =>
  problems.map(({ severity, rule, step, about }) => [severity, rule, step ?? '-', ...Object.values(about)].join(' '));

describe('a flow', () => {
  test('that greets and queues has no problem', () => {
    expect(lint({ greeting, wait })).toEqual([]);
  });

  const wrong: [what: string, steps: Steps, problems: string[]][] = [
    ['without its first step', { wait }, ['error start-missing - greeting', 'warning step-unreachable wait']],
    ['with an exit to nowhere', { greeting }, ['error exit-dangling greeting next wait']],
    [
      'with an exit that is called like what every object has',
      { greeting: play('constructor') },
      ['error exit-dangling greeting next constructor'],
    ],
    ['with a step that nothing leads to', { greeting, wait, lost: end }, ['warning step-unreachable lost']],
    [
      'that says what nobody has spoken',
      { greeting: play('wait', 'hello'), wait },
      ['error prompt-missing greeting hello'],
    ],
    [
      'that asks a calendar that is not there',
      { greeting: hours('wait', 'wait', 'night'), wait },
      ['error calendar-missing greeting night'],
    ],
    ['with a key twice in a menu', { greeting: menu('wait', ['1', '2', '1']), wait }, ['error key-twice greeting 1']],
    [
      'with a key twice in the choice of a language',
      {
        greeting: language([
          ['1', 'cs'],
          ['1', 'en'],
        ]),
        wait,
      },
      ['error key-twice greeting 1'],
    ],
    [
      'that asks for more digits than it takes',
      { greeting: digits(9, 8), wait },
      ['error lengths-crossed greeting 9 8'],
    ],
    ['to a queue that is not there', { greeting: { ...wait, queue: 'none' } }, ['error queue-missing greeting none']],
    ['to a queue out of use', { greeting: { ...wait, queue: 'gone' } }, ['error queue-retired greeting gone']],
    [
      'to a queue that nobody has the skills for',
      { greeting: { ...wait, queue: 'lonely' } },
      ['warning queue-nobody-skilled greeting lonely'],
    ],
    [
      'that counts who waits in a queue that is not there',
      { greeting: waiting('none'), wait },
      ['error queue-missing greeting none'],
    ],
    [
      'that asks for a language in which nothing is said',
      { greeting: { kind: 'condition', all: [{ of: 'language', values: ['de'] }], yes: 'wait', no: 'wait' }, wait },
      ['warning language-unknown greeting de'],
    ],
  ];
  test.each(wrong)('%s says so', (_what, steps, problems) => {
    expect(told(lint(steps))).toEqual(problems);
  });

  test('tells its problems in the order in which its steps are walked', () => {
    const steps = { lost: play('z'), late: play('y'), first: hours('x', 'late'), greeting: play('first') };
    expect(lint(steps).map(({ step, about }) => [step, about.next])).toEqual([
      ['first', 'x'],
      ['late', 'y'],
      ['lost', undefined],
      ['lost', 'z'],
    ]);
  });
});

describe('a prompt', () => {
  const steps = { greeting: play('end', 'goodbye'), end };

  test('is asked for in the languages of the numbers that lead there', () => {
    expect(told(lint(steps))).toEqual([]);
    expect(told(lint(steps, { languages: ['cs', 'en'] }))).toEqual([
      'error prompt-language-missing greeting goodbye en',
    ]);
  });

  test('is asked for in each language that a step offers', () => {
    const offered = {
      greeting: language([
        ['1', 'en'],
        ['2', 'de'],
      ]),
      wait: play('end', 'goodbye'),
      end,
    };
    expect(told(lint(offered))).toEqual([
      'error prompt-language-missing greeting greeting de',
      'error language-unknown greeting de',
      'error prompt-language-missing wait goodbye en',
      'error prompt-language-missing wait goodbye de',
    ]);
  });

  test('is asked for where a menu asks again, and where a caller hears the place in a queue', () => {
    expect(spokenIn({ ...(menu('wait') as Extract<FlowStep, { kind: 'menu' }>), retryPrompt: 'again' })).toEqual([
      'greeting',
      'again',
    ]);
    expect(told(lint({ greeting: { ...wait, positionEveryMs: 30_000 } })).slice(0, 1)).toEqual([
      'error prompt-missing greeting position-1',
    ]);
  });
});

describe('a loop', () => {
  const endless: [what: string, steps: Steps, loop: string][] = [
    ['of prompts alone', { greeting: play('again'), again: play('greeting') }, 'greeting, again'],
    ['of one step', { greeting: play('greeting') }, 'greeting'],
    ['of a menu without another way', { greeting: menu('greeting') }, 'greeting'],
    [
      'of steps that take no time, also beside a way out',
      { greeting: hours('set', 'wait'), set: set('greeting'), wait },
      'greeting, set',
    ],
    ['behind a step that is none itself', { greeting: play('a'), a: play('b'), b: play('a') }, 'a, b'],
  ];
  test.each(endless)('%s is an error that names its steps', (_what, steps, loop) => {
    expect(lint(steps)).toEqual([
      { severity: 'error', rule: 'loop-without-exit', step: loop.split(', ')[0], about: { steps: loop } },
    ]);
  });

  test('in which the caller is waited for, with a way out, is none', () => {
    expect(lint({ greeting: hours('wait', 'again'), again: play('greeting'), wait })).toEqual([]);
    expect(lint({ greeting: { ...menu('wait'), none: 'greeting' } as FlowStep, wait })).toEqual([]);
  });

  test('whose way out is not drawn yet is told by that exit alone', () => {
    expect(told(lint({ greeting: hours('?', 'again'), again: play('greeting') }))).toEqual([
      'error exit-dangling greeting open ?',
    ]);
  });
});

/** Flows of four steps that name what they find in these lists. */
function flowsOf(names: readonly string[], known: { prompts: string[]; queues: string[]; calendars: string[] }) {
  const name = fc.constantFrom(...names);
  const prompt = fc.constantFrom(...known.prompts);
  const [digit, waitMs, tries] = [fc.constantFrom('1', '2', '#'), fc.constant(500), fc.constant(1)];
  const of = (kind: FlowStep['kind'], fields: Record<string, fc.Arbitrary<unknown>>) =>
    fc.record({ kind: fc.constant(kind), ...fields });
  const choices = (fields: Record<string, fc.Arbitrary<unknown>>) =>
    fc.array(fc.record({ digit, ...fields }), { minLength: 1, maxLength: 2 });
  const offered = choices({ language: fc.constantFrom('cs', 'en') });
  const test = { of: 'waiting', queue: known.queues[0], atLeast: 1 };
  const length = fc.constantFrom(4, 5);
  const typed = { attribute: fc.constant('card'), type: fc.constant('card'), check: fc.constant('luhn') };
  const lengths = { lengthMin: length, lengthMax: length, finishOn: fc.constant('#') };
  const step = fc.oneof(
    of('play', { prompt, next: name }),
    of('language', { prompt, waitMs, choices: offered, next: name }),
    of('menu', { prompt, waitMs, tries, retryPrompt: fc.option(prompt), choices: choices({ next: name }), none: name }),
    of('digits', {
      prompt,
      ...typed,
      ...lengths,
      waitMs,
      tries,
      retryPrompt: prompt,
      next: name,
      none: name,
      invalid: name,
    }),
    of('hours', { calendar: fc.constantFrom(...known.calendars), open: name, closed: name, holiday: fc.option(name) }),
    of('condition', { all: fc.constant([test]), yes: name, no: name }),
    of('set', { attributes: fc.constant({}), priority: fc.constant(null), next: name }),
    of('announce-recording', { prompt, refuseDigit: fc.option(digit), waitMs, next: name }),
    of('queue', {
      queue: fc.constantFrom(...known.queues),
      prompt: fc.option(prompt),
      positionEveryMs: fc.constant(null),
    }),
    of('hangup', { prompt: fc.option(prompt) }),
  );
  const steps = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), step, { minKeys: 2, maxKeys: 4 });
  return fc.record({ start: name, steps }).map((drawn) => FlowDefinition.parse(drawn));
}

describe('of flows drawn at random', () => {
  const hasErrors = (flow: FlowDefinition): boolean =>
    lintFlow(flow, around).some(({ severity }) => severity === 'error');

  test('each can be judged', () => {
    const known = {
      prompts: ['greeting', 'unspoken'],
      queues: ['cards', 'gone', 'none'],
      calendars: ['office', 'night'],
    };
    const any = flowsOf(['a', 'b', 'c', 'constructor', 'nowhere'], known);
    fc.assert(
      fc.property(any, (flow) => {
        for (const { step } of lintFlow(flow, around)) expect(step === null || step in flow.steps).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('one without errors leads every caller on, and asks, says or ends something within four steps', () => {
    const known = { prompts: ['greeting'], queues: ['cards'], calendars: ['office'] };
    let sound = 0;
    fc.assert(
      fc.property(
        flowsOf(['a', 'b', 'c', 'd'], known),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        (flow, turns) => {
          if (hasErrors(flow)) return;
          sound += 1;
          let name = flow.start;
          let silent = 0;
          for (const turn of turns) {
            const step = stepNamed(flow, name);
            silent = step && isInstant(step) ? silent + 1 : 0;
            expect([name, step !== undefined, silent < 5]).toEqual([name, true, true]);
            const exits = exitsOf(step!);
            if (exits.length === 0) return;
            name = exits[turn % exits.length]!.next;
          }
        },
      ),
      { numRuns: 3_000 },
    );
    expect(sound).toBeGreaterThan(50);
  });
});
