import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { agentStates, notReadyReasons, systemReasons } from '../../shared/agent-state.ts';
import { ContactPointDoc, CustomerDoc } from '../../shared/api/customers.ts';
import { AssignmentReasonDoc, Evidence } from '../../shared/api/desk.ts';
import { ContactKind } from '../../shared/api/interactions.ts';
import { DemoScenario } from '../../shared/api/reports.ts';
import { refusals } from '../../shared/errors.ts';
import { type Catalogue, type Catalogues, findFaults } from './check-words.ts';
import en from './en/words.json';

const files = import.meta.glob<Catalogue>('./*/words.json', { import: 'default', eager: true });
const others = Object.entries(files).map(([file, catalogue]) => [file.split('/')[1]!, catalogue] as const);
const catalogues: Catalogues = { ...Object.fromEntries(others), en };

describe('the catalogues', () => {
  it('[CZB-15] are complete in six languages: every key, every plural form, the same arguments', () => {
    expect(Object.keys(catalogues)).toEqual(expect.arrayContaining(['cs', 'pl', 'uk', 'ru', 'en', 'zh']));
    expect(findFaults(catalogues)).toEqual([]);
  });

  /** What other languages have taken over from English, and units. */
  const loanWords =
    /^(administrator|agent|Back office|Chat|Coaching|[Ee]-mail|import|Partner|Server|SMS|system|Zvon|h|min|ms|s|[^\p{L}]*)$/u;
  const withoutArguments = (text: string): string =>
    text.replaceAll(/\{[^{}]*\}/g, '').replaceAll(/^\P{L}+|\P{L}+$/gu, '');

  it.each(['cs', 'pl', 'uk', 'ru', 'zh'])('[CZB-15] %s has no text that was left in English', (language) => {
    const isLeft = ([key, text]: [string, string]): boolean =>
      text === catalogues.en[key] && !loanWords.test(withoutArguments(text));
    expect(Object.entries(catalogues[language]!).filter(isLeft)).toEqual([]);
  });

  it.each([
    ['error', Object.keys(refusals)],
    ['state', agentStates],
    ['reason', [...Object.keys(notReadyReasons), ...Object.keys(systemReasons)]],
    ['identity.evidence', Evidence.options],
    ['identity.detail', Evidence.options],
    ['why', AssignmentReasonDoc.shape.rule.options],
    ['demo.scenario', DemoScenario.options],
    ['report.contacts', ContactKind.options],
    ['point.status', ContactPointDoc.shape.status.options],
    ['customer.party', CustomerDoc.shape.party.options],
  ])('have a word for everything that the API may say: %s', (screen, said) => {
    expect(said.filter((one) => !(`${screen}.${one}` in en))).toEqual([]);
  });

  it.each([
    ['cs', 1, 'Zbývá 1 sekunda'],
    ['cs', 1.5, 'Zbývá 1,5 sekundy'],
    ['cs', 5, 'Zbývá 5 sekund'],
    ['pl', 22, 'Pozostały 22 sekundy'],
    ['pl', 25, 'Pozostało 25 sekund'],
    ['uk', 21, 'Залишилась 21 секунда'],
    ['ru', 3, 'Осталось 3 секунды'],
    ['ru', 11, 'Осталось 11 секунд'],
    ['en', 1, '1 second left'],
    ['zh', 7, '还剩 7 秒'],
  ] as const)('count as %s counts %d', (language, n, said) => {
    expect(new IntlMessageFormat(catalogues[language]!['announce.timeLeft']!, language).format({ n })).toBe(said);
  });
});

describe('a fault is found', () => {
  const small = {
    cs: { 'a.count': '{n, plural, one {# a} few {# a} many {# a} other {# a}}', 'a.name': 'A {name}' },
    pl: { 'a.count': '{n, plural, one {# a} few {# a} many {# a} other {# a}}', 'a.name': 'A {name}' },
    uk: { 'a.count': '{n, plural, one {# a} few {# a} many {# a} other {# a}}', 'a.name': 'A {name}' },
    ru: { 'a.count': '{n, plural, one {# a} few {# a} many {# a} other {# a}}', 'a.name': 'A {name}' },
    en: { 'a.count': '{n, plural, =0 {no a} one {# a} other {# a}}', 'a.name': 'A {name}' },
    zh: { 'a.count': '{n, plural, other {# a}}', 'a.name': 'A {name}' },
  } satisfies Catalogues;
  const withChange = (language: keyof typeof small, change: Record<string, string>): Catalogues => ({
    ...small,
    [language]: { ...small[language], ...change },
  });

  it('in none of the sound ones', () => {
    expect(findFaults(small)).toEqual([]);
  });

  it('[CZB-14] when a key is missing', () => {
    const { 'a.name': _, ...rest } = small.pl;
    expect(findFaults({ ...small, pl: rest })).toEqual(['pl: a.name is missing']);
  });

  it('[CZB-14] in a language that nobody here has heard of', () => {
    const welsh = { 'a.count': '{n, plural, one {# â} other {# â}}' };
    expect(findFaults({ ...small, cy: welsh }).sort()).toEqual([
      ...['few', 'many', 'two', 'zero'].map((form) => `cy: a.count lacks the plural form ${form} of n`),
      'cy: a.name is missing',
    ]);
  });

  it('when there is a key that English does not have', () => {
    expect(findFaults(withChange('ru', { 'b.more': 'B' }))).toEqual(['ru: b.more is not in the English catalogue']);
  });

  it.each([
    ['cs', 'many'],
    ['pl', 'few'],
    ['uk', 'many'],
    ['ru', 'one'],
    ['en', 'one'],
  ] as const)('when %s lacks the plural form %s', (language, form) => {
    const text = small[language]['a.count']!.replace(`${form} {# a}`, '');
    expect(findFaults(withChange(language, { 'a.count': text }))).toEqual([
      `${language}: a.count lacks the plural form ${form} of n`,
    ]);
  });

  it('when a plural form is not of the language', () => {
    const text = '{n, plural, one {# a} other {# a}}';
    expect(findFaults(withChange('zh', { 'a.count': text }))).toEqual([
      'zh: a.count has the plural form one of n, which the language does not know',
    ]);
  });

  it('when a plural within another text lacks a form', () => {
    const english = withChange('en', { 'a.name': '{name, select, other {{n, plural, one {#} other {#}}}}' });
    const text = '{name, select, other {{n, plural, one {#} few {#} other {#}}}}';
    const faults = findFaults({ ...english, cs: { ...small.cs, 'a.name': text } });
    expect(faults).toContain('cs: a.name lacks the plural form many of n');
  });

  it.each([
    ['is left out', 'A'],
    ['has another name', 'A {who}'],
    ['is added', 'A {name} {who}'],
    ['is counted where English only shows it', '{name, plural, one {A} few {A} many {A} other {A}}'],
  ])('when an argument %s', (_, text) => {
    expect(findFaults(withChange('uk', { 'a.name': text }))).toContain(
      'uk: a.name has other arguments than the English text',
    );
  });

  it.each(['', '  '])('when a text is empty: "%s"', (text) => {
    expect(findFaults(withChange('zh', { 'a.name': text }))).toEqual(['zh: a.name is empty']);
  });

  it('when a text is no message', () => {
    expect(findFaults(withChange('cs', { 'a.name': 'A {name' }))).toEqual([
      expect.stringContaining('cs: a.name cannot be read'),
    ]);
  });

  it.each([
    ['cs', 'Wyślij {name}', 'ś'],
    ['pl', 'Příjem {name}', 'ř'],
    ['uk', 'Выбрать {name}', 'ы'],
    ['ru', 'Пошук і {name}', 'і'],
    ['en', 'Vytočit {name}', 'č'],
    ['zh', 'Имя {name}', 'И'],
  ] as const)('when a text of another language got into %s', (language, text, letter) => {
    expect(findFaults(withChange(language, { 'a.name': text }))).toEqual([
      `${language}: a.name has the letter ${letter}, which the language does not know`,
    ]);
  });

  it('when keys are not sorted', () => {
    const { 'a.count': count, 'a.name': name } = small.en;
    expect(findFaults({ ...small, en: { 'a.name': name, 'a.count': count } })).toEqual([
      'en: a.count is not in its place by the alphabet',
    ]);
  });
});
