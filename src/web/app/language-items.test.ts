import { expect, test } from 'vitest';
import { languages } from '../../shared/languages.generated.ts';
import { languageItems, offeredLanguages, ownNameOf } from './language-items.tsx';

test('every language of the screens is offered, in the order of their own names', () => {
  expect([...offeredLanguages].sort()).toEqual([...languages]);
  const six = offeredLanguages.filter((one) => ['cs', 'en', 'pl', 'ru', 'uk', 'zh'].includes(one));
  expect(six.map(ownNameOf)).toEqual(['Čeština', 'English', 'Polski', 'Русский', 'Українська', '中文']);
});

test('the one that is spoken is marked, and choosing names another', () => {
  const chosen: string[] = [];
  const items = languageItems('pl', (language) => chosen.push(language));
  expect(items.filter((item) => item.chosen).map((item) => item.key)).toEqual(['pl']);
  items.find((item) => item.key === 'uk')!.onChoose();
  expect(chosen).toEqual(['uk']);
});
