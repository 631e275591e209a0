import { expect, test } from 'vitest';
import { type AskedFields, understand } from './question.ts';
import { type SearchRecord, rank } from './rank.ts';

const none: AskedFields = { text: '', familyName: '', givenName: '', city: '', birthDate: '', key: '', phone: '' };
const person = (id: string, familyName: string, givenName: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  ...{ id, familyName, givenName, city: 'Brno', birthDate: null, identifier: null },
  ...{ phones: [], emails: [], objectKeys: [], ...more },
});
const ask = (fields: Partial<AskedFields>, ...records: SearchRecord[]) =>
  rank(understand({ ...none, ...fields }, 'CZ'), records);

const melnyk = person('1', 'Melnyk', 'Oksana', { birthDate: '1989-12-14' });
const melnychuk = person('2', 'Мельничук', 'Оксана', { city: 'Оломоуц', phones: ['+420602000111'] });

test('[RU-12] the same name with its marks comes first, then without them, then in another script, then a longer one', () => {
  const found = ask(
    { text: 'Čapek' },
    person('longer', 'Čapková', 'Jana'),
    person('cyrillic', 'Чапек', 'Ян'),
    person('longest', 'Čapekovič', 'Jan'),
    person('unmarked', 'Capek', 'Jan'),
    person('same', 'Čapek', 'Jan'),
  );
  expect(found.map((ranked) => ranked.id)).toEqual(['same', 'unmarked', 'cyrillic', 'longest']);
  expect(found.every((ranked) => ranked.exact)).toBe(true);
});

test('near answers say what agrees and what differs', () => {
  const [first, second] = ask(
    {
      familyName: 'Мельник',
      givenName: 'Оксана',
      city: 'Брно, Лішень',
      birthDate: '14.02.1989',
      phone: '050 123 45 67',
    },
    melnychuk,
    melnyk,
  );
  expect(first).toMatchObject({
    id: '1',
    exact: false,
    agrees: ['familyNameLatin', 'givenNameLatin', 'city'],
    differs: [{ field: 'birthDate', value: '1989-12-14' }],
  });
  expect(second).toMatchObject({
    id: '2',
    exact: false,
    agrees: ['familyNameSimilar', 'givenName'],
    differs: [
      { field: 'city', value: 'Оломоуц' },
      { field: 'phone', value: '+420602000111' },
    ],
  });
});

test('a person who calls from another number is still found exactly', () => {
  const known = person('1', 'Novák', 'Petr', { phones: ['+420602118340'] });
  expect(ask({ familyName: 'Novák', givenName: 'Petr', phone: '541 220 100' }, known)[0]).toMatchObject({
    exact: true,
    differs: [{ field: 'phone', value: '+420602118340' }],
  });
});

test('when only a number is asked, it must agree', () => {
  const known = person('1', 'Novák', 'Petr', { phones: ['+420602118340'] });
  expect(ask({ phone: '602118340' }, known)[0]).toMatchObject({ exact: true, agrees: ['phone'] });
  expect(ask({ phone: '602118341' }, known)).toEqual([]);
});

test('a contract number finds its holder, whole or from its sixth character on', () => {
  const holder = person('1', 'Novák', 'Petr', { objectKeys: ['1002331'] });
  expect(ask({ text: '1002331' }, holder)[0]).toMatchObject({ exact: true, agrees: ['key'] });
  expect(ask({ text: '100233' }, holder)[0]).toMatchObject({ exact: true });
  expect(ask({ text: '1002' }, holder)).toEqual([]);
});

test('a free text of a name and a city says which agrees', () => {
  expect(ask({ text: 'Novák Brno' }, person('1', 'Novák', 'Petr'))[0]).toMatchObject({ agrees: ['name', 'city'] });
});

test('one letter wrong is similar, not exact; another name is no answer', () => {
  expect(ask({ text: 'Novakowa' }, person('1', 'Nováková', 'Marie'))[0]).toMatchObject({ exact: true });
  expect(ask({ text: 'Nvoákova' }, person('1', 'Nováková', 'Marie'))[0]).toMatchObject({ exact: false });
  expect(ask({ text: 'Zelenka' }, person('1', 'Nováková', 'Marie'))).toEqual([]);
});
