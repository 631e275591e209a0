import type { TFunction } from 'i18next';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import cs from '../../words/cs/words.json';
import en from '../../words/en/words.json';
import pl from '../../words/pl/words.json';
import ru from '../../words/ru/words.json';
import uk from '../../words/uk/words.json';
import zh from '../../words/zh/words.json';
import { soonWord } from './soon-word.ts';

const catalogues = { cs, pl, uk, ru, en, zh };
const minuteMs = 60_000;

describe('how soon a call is promised', () => {
  it.each([
    ['cs', '+20 min', '+1 h', '+2 h'],
    ['pl', '+20 min', '+1 godz.', '+2 godz.'],
    ['uk', '+20 хв', '+1 год', '+2 год'],
    ['ru', '+20 мин', '+1 ч', '+2 ч'],
    ['en', '+20 min', '+1 h', '+2 h'],
    ['zh', '+20 分钟', '+1 小时', '+2 小时'],
  ] as const)('is said in words of %s, not as a clock', (language, ...words) => {
    const t = ((key: keyof typeof en, args: Record<string, number>) =>
      new IntlMessageFormat(catalogues[language][key], language).format(args)) as unknown as TFunction;
    expect([20, 60, 120].map((minutes) => soonWord(minutes * minuteMs, t))).toEqual(words);
  });
});
