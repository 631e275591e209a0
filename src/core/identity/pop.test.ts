import { describe, expect, test } from 'vitest';
import type { CaseId, CustomerId, ObjectId } from '../../shared/ids.ts';
import type { PopCondition, PopRule, PopRuleTarget } from '../../shared/screen-pop-rule.ts';
import { choosePop, readPopRule, type PopSituation, type PopThings } from './pop.ts';

const rule = (key: string, position: number, condition: PopCondition, target: PopRuleTarget[]): PopRule => ({
  ...{ key, position, condition, target, version: 3 },
});
const rules = [
  rule('nobody', 90, { identity: ['none'] }, [{ kind: 'search' }]),
  rule('several', 80, { identity: ['several'] }, [{ kind: 'chooser' }]),
  rule('card', 10, { channels: ['phone'], attributes: { card: { checks: ['valid'] } } }, [
    { kind: 'object', type: 'card', attribute: 'card' },
    { kind: 'open-case' },
  ]),
  rule('complaints', 20, { queues: ['complaints'], languages: ['cs', 'pl'] }, [
    { kind: 'customer' },
    { kind: 'open-case' },
  ]),
  rule('known', 50, { identity: ['matched'] }, [{ kind: 'customer' }]),
];

const situation: PopSituation = {
  ...{ channel: 'phone', queue: 'cards', language: 'cs', identity: 'none' },
  attributes: {},
};
const nothing: PopThings = { objects: [], customerId: null, openCaseId: null };
const customerId = 'c' as CustomerId;
const openCaseId = 'k' as CaseId;
const card = { value: '4021', type: 'card', check: 'valid' };
const objects = [{ attribute: 'card', type: 'card', id: 'o' as ObjectId }];

describe('[RU-14] what opens when a contact comes', () => {
  const cases: [what: string, asked: Partial<PopSituation>, there: Partial<PopThings>, opens: string[]][] = [
    ['nobody found opens the search', {}, {}, ['nobody>search']],
    ['several found open the chooser', { identity: 'several' }, {}, ['several>chooser']],
    ['a match opens the customer', { identity: 'matched' }, { customerId }, ['known>customer']],
    ['a typed card opens the card', { attributes: { card } }, { objects }, ['card>object']],
    [
      'a typed card goes before the person, and the case stands beside it',
      { identity: 'matched', attributes: { card } },
      { objects, customerId, openCaseId },
      ['card>object', 'card>case'],
    ],
    ['a card that does not exist lets the next rule speak', { attributes: { card } }, {}, ['nobody>search']],
    [
      'a wrong card number does not open a card',
      { attributes: { card: { ...card, check: 'invalid' } } },
      { objects },
      ['nobody>search'],
    ],
    [
      'a rule for a queue and languages opens several things',
      { queue: 'complaints', identity: 'matched' },
      { customerId, openCaseId },
      ['complaints>customer', 'complaints>case'],
    ],
    [
      'another language is another rule',
      { queue: 'complaints', language: 'zh', identity: 'matched' },
      { customerId, openCaseId },
      ['known>customer'],
    ],
    [
      'a contact without a queue fits no rule of a queue',
      { queue: null, identity: 'several' },
      {},
      ['several>chooser'],
    ],
  ];
  test.each(cases)('%s', (_what, asked, there, opens) => {
    const pops = choosePop(rules, { ...situation, ...asked }, { ...nothing, ...there });
    expect(pops.map((pop) => `${pop.rule}>${pop.target.kind}`)).toEqual(opens);
    expect(pops.every((pop) => pop.ruleVersion === 3)).toBe(true);
  });

  test('without rules nothing opens', () => {
    expect(choosePop([], situation, nothing)).toEqual([]);
  });
});

describe('a rule that is written wrong is refused in words', () => {
  const good = rule('card', 1, {}, [{ kind: 'search' }]);
  const cases: [wrong: unknown, words: RegExp][] = [
    [{ ...good, condition: { chanels: ['phone'] } }, /^condition: .*chanels/],
    [{ ...good, condition: { identity: ['maybe'] } }, /^condition\.identity\.0: .*"none"\|"several"\|"matched"/],
    [{ ...good, condition: { queues: [] } }, /^condition\.queues: Too small/],
    [{ ...good, condition: { attributes: { card: { check: 'valid' } } } }, /^condition\.attributes\.card: .*check/],
    [{ ...good, target: [] }, /^target: Too small/],
    [{ ...good, target: [{ kind: 'delete' }] }, /^target\.0\.kind: /],
    [{ ...good, target: [{ kind: 'object', type: 'card' }] }, /^target\.0\.attribute: /],
    [null, /expected object/],
  ];
  test.each(cases)('%j', (wrong, words) => {
    const read = readPopRule(wrong);
    expect(read.kind).toBe('refused');
    if (read.kind === 'refused') expect(read.reasons.join('\n')).toMatch(words);
  });

  test('a right one is read as it stands', () => {
    expect(readPopRule(good)).toEqual({ kind: 'rule', rule: good });
  });
});
