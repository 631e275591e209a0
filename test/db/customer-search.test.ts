import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { searchKeyOf } from '../../src/core/search/search-key.ts';
import { searchCustomers } from '../../src/features/customers/search-customers.ts';
import type { CustomerId } from '../../src/shared/ids.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

const none = { text: '', familyName: '', givenName: '', city: '', birthDate: '', key: '', phone: '' };
const families = [
  'Svoboda',
  'Procházka',
  'Kučerová',
  'Veselý',
  'Ткаченко',
  'Бондар',
  'Wiśniewski',
  'Попов',
  'Smith',
  '王',
];
const given = ['Jan', 'Jana', 'Петро', 'Piotr', 'Мария', 'John', 'Marie', 'Zdeněk', '伟'];
const cities = ['Brno', 'Praha', 'Ostrava', 'Olomouc', 'Zlín'];

let database: TestDatabase;
let a: CastTenant;
let shevchenko: CustomerId;
let melnyk: CustomerId;
beforeAll(async () => {
  database = await openTestDatabase();
  a = database.cast.a;
  const crowd = Array.from({ length: 5_000 }, (_, nth) => {
    const name = `${families[nth % 10]}${nth % 3 === 0 ? 'ová' : ''} ${given[nth % 9]}`;
    const city = cities[nth % 5]!;
    const id = database.deps.newId();
    return {
      ...{ tenant_id: a.id, id, kind: 'person', name, city, language: 'cs' },
      search_key: searchKeyOf(`${name} ${city}`),
    };
  });
  for (let from = 0; from < crowd.length; from += 1_000)
    await database.ownerDb
      .insertInto('customer')
      .values(crowd.slice(from, from + 1_000))
      .execute();
  shevchenko = await a.build.customer('Шевченко Тарас', { city: 'Львів', birth_date: '1984-03-09' });
  melnyk = await a.build.customer('Melnyk Oksana', { city: 'Brno', birth_date: '1989-12-14' });
  await a.build.customer('Nowak Jan', { city: 'Kraków' });
  await a.build.object(a.objectTypes.card, '9203010077344021', { customer_id: a.customers.alena });
  await a.build.object(await a.build.objectType('contract'), '1002331', { customer_id: a.customers.alena });
  await a.build.customer('Stavby Novák s.r.o.', {
    kind: 'organisation',
    organisation_name: 'Stavby Novák s.r.o.',
    identifier: '25313142',
    city: 'Brno',
  });
  await sql`analyze customer`.execute(database.ownerDb);
}, 60_000);
afterAll(() => database.close());

const search = (asked: Partial<typeof none>, user: CastUser = a.users.jana) =>
  database.deps.read(user.who, (tx) => searchCustomers(tx, user.signedIn, { ...none, ...asked }));
const names = async (asked: Partial<typeof none>) => (await search(asked)).exact.map((hit) => hit.name);

describe('[RU-12] an agent finds the caller however the name is written', () => {
  test.each([
    'Шевченко',
    'Shevchenko',
    'Ševčenko',
    'Szewczenko',
    'sevcenko',
    'SHEVCHENKO Taras',
    'Тарас Шевченко Lviv',
  ])('%s finds Шевченко Тарас', async (text) => {
    expect((await search({ text })).exact.map((hit) => hit.id)).toContain(shevchenko);
  });

  test.each([
    ['capkova', 'Čapková Alena'],
    ['Čapk', 'Čapková Alena'],
    ['alena brno', 'Čapková Alena'],
    ['Dvorak', 'Dvořák Josef'],
    ['Дворжак', 'Dvořák Josef'],
    ['12. 3. 1984', 'Čapková Alena'],
    ['čapková 12.3.1984', 'Čapková Alena'],
    ['602 118 340', 'Čapková Alena'],
    ['+420602118340', 'Čapková Alena'],
    ['00420 602-118-340', 'Čapková Alena'],
    ['602118', 'Čapková Alena'],
    ['1002331', 'Čapková Alena'],
    ['9203 0100 7734 4021', 'Čapková Alena'],
    ['25313142', 'Stavby Novák s.r.o.'],
    ['novak', 'Stavby Novák s.r.o.'],
    ['novák s.r.o.', 'Stavby Novák s.r.o.'],
  ])('%s finds %s', async (text, name) => {
    expect(await names({ text })).toContain(name);
  });

  test('[UA-4] who is found says which party it is', async () => {
    await a.build.customer('Hutníček Ocel', { kind: 'organisation', party: 'supplier' });
    const { exact } = await search({ text: 'hutnicek' });
    expect(exact.map(({ name, party }) => [name, party])).toEqual([['Hutníček Ocel', 'supplier']]);
  });

  test('of a card that was found only the last four digits are shown', async () => {
    const [hit] = (await search({ text: '9203010077344021' })).exact;
    expect(hit!.objectKeys).toContainEqual({ typeName: 'card', key: '•••• 4021' });
    expect(JSON.stringify(hit)).not.toContain('9203010077344021');
  });

  test('the name with its marks comes before the one without them', async () => {
    await a.build.customer('Čápová Eva');
    await a.build.customer('Capova Eva');
    expect(await names({ text: 'Čápová' })).toEqual(['Čápová Eva', 'Capova Eva']);
    expect(await names({ text: 'Capova' })).toEqual(['Capova Eva', 'Čápová Eva']);
  });

  test('the form says of near records what agrees and what differs', async () => {
    const form = {
      familyName: 'Мельник',
      givenName: 'Оксана',
      city: 'Брно, Лішень',
      birthDate: '14.02.1989',
      phone: '+380501234567',
    };
    const found = await search(form);
    expect(found.exact).toEqual([]);
    expect(found.near[0]).toMatchObject({
      ...{ id: melnyk, agrees: ['familyNameLatin', 'givenNameLatin', 'city'] },
      differs: [{ field: 'birthDate', value: '1989-12-14' }],
    });
  });

  test('slips of the pen are near, not exact', async () => {
    expect((await search({ text: 'Čapkvoá' })).near.map((hit) => hit.name)).toContain('Čapková Alena');
    expect((await search({ familyName: 'Melnk', givenName: 'Oksana' })).near[0]).toMatchObject({ id: melnyk });
  });
});

test('an empty question, and one of marks alone, find nobody', async () => {
  for (const text of ['', '  ', '–', '%', '_', "'; drop table customer; --"])
    expect(await search({ text })).toMatchObject({ exact: [] });
});

test("another tenant's customers, and another principal's, are not found", async () => {
  const name = 'Jantarová Zuzana';
  await a.build.customer(name, { principal_id: a.principal });
  expect((await search({ text: name })).exact).toHaveLength(1);
  expect(await search({ text: name }, a.users.olena)).toEqual({ exact: [], near: [] });
  expect(await search({ text: name }, database.cast.b.users.jana)).toEqual({ exact: [], near: [] });
});
