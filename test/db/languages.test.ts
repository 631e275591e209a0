import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../src/shared/languages.generated.ts';
import { testPassword } from '../support/builders.ts';
import type { CastTenant } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** Latin has no words here, and will not get any. */
const gone = 'la';
let database: TestDatabase;
let world: HttpWorld;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  world = await openHttpWorld(database);
}, 60_000);
afterAll(async () => {
  await world.close();
  await database.close();
});

const keptLanguage = async (userId: string): Promise<string> =>
  (
    await database.ownerDb
      .selectFrom('user_account')
      .select('language')
      .where('id', '=', userId)
      .executeTakeFirstOrThrow()
  ).language;

describe('an account whose language the screens speak no more', () => {
  test('[CZB-14] is shown English, and has its language again when the words are back', async () => {
    expect(languages).not.toContain(gone);
    const id = await tenant.build.user('marcus', { language: gone, principal_ids: null });
    const body = { email: `marcus@${tenant.id}.example`, password: testPassword };
    const answer = await world.call('POST', '/api/session', { body });
    expect([answer.statusCode, answer.json().language]).toEqual([200, 'en']);
    const as = `${answer.cookies[0]!.name}=${answer.cookies[0]!.value}`;
    expect((await world.call('GET', '/api/desk', { as })).statusCode).toBe(200);
    const dark = await world.call('PATCH', '/api/session/settings', { as, body: { theme: 'dark' } });
    expect(dark.json()).toMatchObject({ language: 'en', theme: 'dark' });
    expect(await keptLanguage(id)).toBe(gone);
  });

  test('cannot be made by choosing it', async () => {
    const { jana } = tenant.users;
    const answer = await world.call('PATCH', '/api/session/settings', { as: jana, body: { language: gone } });
    expect(answer.statusCode).toBe(400);
    expect(await keptLanguage(jana.id)).toBe('en');
  });
});

describe('a language that only others speak', () => {
  const person = { familyName: 'Tullius', givenName: 'Marcus', notDuplicateOf: [] };

  test('[CZB-14] is a customer’s and a contact’s all the same', async () => {
    const as = tenant.users.jana;
    const customer = await tenant.build.customer('Tullia Terentia', { language: gone });
    const interaction = await tenant.build.interaction({ language: gone, customer_id: customer });
    for (const address of [`/api/customers/${customer}`, `/api/interactions/${interaction}`]) {
      const answer = await world.call('GET', address, { as });
      expect([answer.statusCode, answer.json().language]).toEqual([200, gone]);
    }
    const created = await world.call('POST', '/api/customers', { as, body: { ...person, language: gone } });
    expect(created.json()).toMatchObject({ kind: 'created', customer: { language: gone } });
  });

  test.each(['Latin', 'la_VA', '../la', ''])('is told by its tag, not as %j', async (language) => {
    const body = { ...person, familyName: 'Nemo', language };
    expect((await world.call('POST', '/api/customers', { as: tenant.users.jana, body })).statusCode).toBe(400);
  });
});
