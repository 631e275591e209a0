import { expect, test } from 'vitest';
import { plainWords, searchKeyOf, searchWords } from './search-key.ts';

/** As the search does it: every word of the question in one of its readings stands in the key of the record. */
const meets = (asked: string, kept: string): boolean =>
  searchWords(asked).every((readings) => readings.some((reading) => searchKeyOf(kept).includes(reading)));

/** Spellings of one name in Ukrainian, Russian, English (KMU 55, ICAO 9303), Czech and Polish. */
const spellings: string[][] = [
  ['Шевченко', 'Shevchenko', 'Ševčenko', 'Szewczenko', 'SHEVCHENKO'],
  ['Щербак', 'Shcherbak', 'Ščerbak', 'Szczerbak'],
  ['Жуков', 'Zhukov', 'Žukov', 'Żukow'],
  ['Хмельницький', 'Khmelnytskyi', 'Chmelnyckyj', 'Chmelnycki', 'Хмельницкий'],
  ['Юрій', 'Yurii', 'IURII', 'Jurij', 'Юрий', 'Yuriy'],
  ['Юлия', 'IULIIA', 'Yuliya', 'Julija', 'Юлія', 'Julia'],
  ['Яковлев', 'Yakovlev', 'IAKOVLEV', 'Jakovlev', 'Jakowlew', 'Яковлєв'],
  ['Євген', 'Yevhen', 'Jevhen', 'Evhen'],
  ['Елена', 'Elena', 'Yelena', 'Jelena', 'ELENA'],
  ['Мельник', 'Melnyk', "Mel'nyk", 'Mělnik', 'Melnik'],
  ['Ковальчук', 'Kovalchuk', 'Kovalčuk', 'Kowalczuk'],
  ['Знам’янка', "Знам'янка", 'Znamianka', 'Znamjanka'],
  ['Згурський', 'Zghurskyi', 'Zghurskyj'],
  ['Їжакевич', 'Yizhakevych', 'Jižakevyč', 'Jiżakewycz'],
  ['Алексей', 'ALEKSEI', 'Aleksej', 'Alexej'],
  ['Васильев', 'Vasilyev', 'Vasiliev', 'Vasiljev', 'Wasiljew'],
  ['Соколова', 'Sokolova', 'Sokołowa', 'SOKOLOVA'],
  ['Řehoř', 'Rehor', 'ŘEHOŘ'],
  ['Šťastný', 'Stastny'],
  ['Łukasz', 'Lukasz', 'Lukaš', 'Лукаш'],
  ['Wójcik', 'Wojcik', 'Vojcik'],
  ['Ґудзь', 'Gudz', 'Hudz'],
  ['Гаєвський', 'Haievskyi', 'Hajevskyj', 'Hajewski'],
  ['Dvořák', 'Dvorak', 'Dworzak', 'Дворжак'],
  ['Михаил', 'Mikhail', 'Michail'],
];

test.each(spellings.map((names) => [names[0]!, names] as const))(
  '[RU-12] %s is found under each of its spellings, whichever way round',
  (_name, names) => {
    for (const asked of names)
      for (const kept of names) expect([asked, kept, meets(asked, kept)]).toEqual([asked, kept, true]);
  },
);

test.each([
  ['Novák', 'Kovář'],
  ['Шевченко', 'Савченко'],
  ['Čapek', 'Sapík'],
  ['Horák', 'Dvořák'],
  ['Мельник', 'Мельничук'],
])('different names stay apart: %s is not %s', (asked, kept) => {
  expect(meets(asked, kept)).toBe(false);
});

test('the skeleton of a beginning is the beginning of the skeleton, so typing narrows and never loses', () => {
  for (const name of ['Hájek', 'Čapková', 'Елена', 'Marie', 'Гаєвський', 'Nováková', 'Wójcik']) {
    for (let length = 1; length <= name.length; length += 1) {
      expect([name.slice(0, length), meets(name.slice(0, length), name)]).toEqual([name.slice(0, length), true]);
    }
  }
});

test('Han meets Han character by character, with a space between or without, and meets nothing else', () => {
  expect(plainWords('李娜')).toEqual(['李', '娜']);
  expect(meets('李 娜', '李娜')).toBe(true);
  expect(meets('李', '李娜')).toBe(true);
  expect(meets('王', '李娜')).toBe(false);
  expect(meets('Li Na', '李娜')).toBe(false);
});

test('digits stay as they are, double ones too', () => {
  expect(searchKeyOf('D25d 1002331')).toBe('d 25 1002331');
});

test('a text without letters or digits has no key', () => {
  expect(searchKeyOf(' ’ – ! ')).toBe('');
});

test('ambiguous groups do not multiply beyond four readings', () => {
  expect(searchWords('chchachechichochu')[0]!.length).toBeLessThanOrEqual(4);
});
