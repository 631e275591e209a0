import { describe, expect, test } from 'vitest';
import { promptsOf, runFlow, takesAhead, type FlowInput, type FlowMove, type StepOf } from './run-flow.ts';

const finished: FlowInput = { kind: 'prompt-finished' };
const timedOut: FlowInput = { kind: 'timed-out' };
const digit = (key: string): FlowInput => ({ kind: 'digit', digit: key });
const goes = (next: string | null, digits = ''): FlowMove => ({ kind: 'decide', digits, attribute: null, next });

describe('a menu', () => {
  const menu: StepOf<'menu'> = {
    ...{ kind: 'menu', prompt: 'main-menu', choices: [{ digit: '1', next: 'cards' }], waitMs: 3_000, tries: 2 },
    ...{ retryPrompt: 'menu-again', none: 'anybody' },
  };
  test.each<[string, { tries?: number; prompting?: boolean }, FlowInput, FlowMove]>([
    ['waits when its prompt has ended', { prompting: true }, finished, { kind: 'wait', waitMs: 3_000 }],
    ['minds only its own prompt', {}, finished, { kind: 'stay' }],
    ['goes where the key leads', {}, digit('1'), goes('cards', '1')],
    ['goes there at once, though the prompt still plays', { prompting: true }, digit('1'), goes('cards', '1')],
    ['goes there on a later try, too', { tries: 2 }, digit('1'), goes('cards', '1')],
    ['is asked again after a key that is not offered', {}, digit('7'), goes(null)],
    ['is asked again after silence', {}, timedOut, goes(null)],
    ['goes on without an answer after the last try', { tries: 2 }, timedOut, goes('anybody')],
    [
      'goes on after a key that is not offered on the last try',
      { tries: 2, prompting: true },
      digit('#'),
      goes('anybody'),
    ],
  ])('%s', (_, { tries = 1, prompting = false }, input, move) => {
    expect(runFlow({ step: menu, digits: '', tries, prompting }, input)).toEqual(move);
  });

  test('has words of its own for a later try, or the same again', () => {
    expect(promptsOf(menu, 1)).toEqual(['main-menu']);
    expect(promptsOf(menu, 2)).toEqual(['menu-again']);
    expect(promptsOf({ ...menu, retryPrompt: null }, 2)).toEqual(['main-menu']);
  });
});

describe('the choice of a language', () => {
  const language: StepOf<'language'> = {
    ...{ kind: 'language', prompt: 'choose-language', choices: [{ digit: '2', language: 'en' }], waitMs: 4_000 },
    next: 'greeting',
  };
  const keeps: FlowMove = { kind: 'speak', language: null, next: 'greeting' };
  test.each<[string, boolean, FlowInput, FlowMove]>([
    ['waits when its prompt has ended', true, finished, { kind: 'wait', waitMs: 4_000 }],
    ['minds only its own prompt', false, finished, { kind: 'stay' }],
    ['is made with one key', true, digit('2'), { kind: 'speak', language: 'en', next: 'greeting' }],
    ['is not asked for again after another key', true, digit('7'), keeps],
    ['is not asked for again after silence', false, timedOut, keeps],
  ])('%s', (_, prompting, input, move) => {
    expect(runFlow({ step: language, digits: '', tries: 1, prompting }, input)).toEqual(move);
  });
});

describe('the announcement of recording', () => {
  const announcement: StepOf<'announce-recording'> = {
    ...{ kind: 'announce-recording', prompt: 'recorded', refuseDigit: '9', waitMs: 2_000, next: 'wait' },
  };
  const silent = { ...announcement, refuseDigit: null };
  const refused: FlowMove = {
    ...{ kind: 'decide', digits: '9', next: 'wait' },
    attribute: { key: 'recording', value: 'no', type: 'flag', check: 'valid' },
  };
  const goesOn: FlowMove = { kind: 'go', next: 'wait', ahead: null };
  test.each<[string, StepOf<'announce-recording'>, boolean, FlowInput, FlowMove]>([
    ['is refused with its key while it plays', announcement, true, digit('9'), refused],
    ['is refused with its key after it', announcement, false, digit('9'), refused],
    ['is heard out whatever else is pressed', announcement, true, digit('1'), { kind: 'stay' }],
    ['leaves time to refuse', announcement, true, finished, { kind: 'wait', waitMs: 2_000 }],
    ['goes on when nobody has refused', announcement, false, timedOut, goesOn],
    ['goes on right after the prompt where nobody can refuse', silent, true, finished, goesOn],
    ['cannot be refused where no key is offered', silent, true, digit('9'), { kind: 'stay' }],
    ['minds only its own prompt', silent, false, finished, { kind: 'stay' }],
  ])('%s', (_, step, prompting, input, move) => {
    expect(runFlow({ step, digits: '', tries: 1, prompting }, input)).toEqual(move);
  });

  test('takes no key that was pressed before it', () => {
    expect(takesAhead(announcement)).toBe(false);
  });
});
