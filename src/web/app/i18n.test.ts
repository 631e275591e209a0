import { afterEach, expect, test, vi } from 'vitest';
import { preferredLanguage } from './i18n.ts';

vi.mock('../../shared/languages.generated.ts', () => ({ languages: ['cs', 'en', 'pl', 'pt-BR', 'uk', 'zh', 'zh-TW'] }));

afterEach(() => vi.unstubAllGlobals());

const browser = (remembered: string | null, languages: string[]): void => {
  vi.stubGlobal('localStorage', { getItem: () => remembered });
  vi.stubGlobal('navigator', { languages });
};

test('a page speaks the language that was chosen in this browser last', () => {
  browser('uk', ['cs-CZ', 'en']);
  expect(preferredLanguage()).toBe('uk');
});

test('where none was chosen it is the first of the browser’s that the product speaks', () => {
  browser(null, ['de-DE', 'pl-PL', 'en']);
  expect(preferredLanguage()).toBe('pl');
  browser('tlh', ['zh-Hans-CN']);
  expect(preferredLanguage()).toBe('zh');
});

test('the very language goes before another of its kind, and that before none', () => {
  browser(null, ['zh-TW']);
  expect(preferredLanguage()).toBe('zh-TW');
  browser(null, ['zh-HK']);
  expect(preferredLanguage()).toBe('zh');
  browser('pt-BR', ['cs']);
  expect(preferredLanguage()).toBe('pt-BR');
  browser(null, ['pt-PT', 'cs']);
  expect(preferredLanguage()).toBe('pt-BR');
});

test('where it speaks none of them it is English', () => {
  browser(null, ['de-DE', 'fr']);
  expect(preferredLanguage()).toBe('en');
});
