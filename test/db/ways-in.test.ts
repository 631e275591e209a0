import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { verifyPassword } from '../../src/adapters/password/argon2.ts';
import { findSession } from '../../src/features/users/find-session.ts';
import { serverCloses } from '../../src/shared/api/close-codes.ts';
import { testPassword } from '../support/builders.ts';
import type { CastTenant } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
let tenant: CastTenant;
const logged: string[] = [];
/** The codes stand still: no test ends in another half minute than it began in. */
const codesAt = Date.now();
const codeAt = (secret: string, stepsAway: number): string =>
  generateSync({ secret, epoch: Math.floor(codesAt / 1_000) + 30 * stepsAway });
/** How much later than now the process believes it is. */
let laterMs = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  world = await openHttpWorld(database, {
    deps: (deps) => ({
      ...deps,
      now: () => Date.now() + laterMs,
      codes: { ...deps.codes, stepOf: (secret, code) => deps.codes.stepOf(secret, code, codesAt) },
    }),
    logged: (line) => void logged.push(line),
  });
}, 60_000);
afterAll(async () => {
  await world.close();
  await database.close();
});
beforeEach(() => {
  laterMs = 0;
});

const strong = 'four quiet evening trains';
const hour = 3_600_000;
const day = 24 * hour;

interface Person {
  id: string;
  email: string;
}

let people = 0;
async function freshPerson(role: 'agent' | 'supervisor' | 'admin' = 'agent', of = tenant): Promise<Person> {
  const id = await of.build.user(`person${(people += 1)}`, { role });
  const { email } = await database.ownerDb
    .selectFrom('user_account')
    .select('email')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return { id, email };
}

let addresses = 0;
const newAddress = (): string => `198.51.100.${(addresses += 1)}`;
type Answer = Awaited<ReturnType<HttpWorld['call']>>;
const cookieOf = (answer: Answer): string => `${answer.cookies[0]!.name}=${answer.cookies[0]!.value}`;
const said = (answer: Answer) => [answer.statusCode, answer.json().code];

const post = (path: string, body: object, as: string | null = null, address = newAddress()) =>
  world.call('POST', path, { as, body, headers: { 'x-forwarded-for': address } });
const signIn = (email: string, password: string, code?: string, address?: string) =>
  post('/api/session', { email, password, ...(code === undefined ? {} : { code }) }, null, address);
const loggedIn = async (email: string, password = testPassword): Promise<string> =>
  cookieOf(await signIn(email, password));

async function makeLink(person: Person, kind: 'invitation' | 'reset' = 'reset'): Promise<string> {
  const answer = await world.call('POST', `/api/people/${person.id}/access-link`, {
    as: tenant.users.admin,
    body: { kind },
  });
  expect(answer.statusCode, answer.body).toBe(200);
  return (answer.json().path as string).split('#')[1]!;
}
const see = (token: string) => post('/api/access/see', { token });
const use = (token: string, password = strong, code?: string) =>
  post('/api/access/use', { token, password, ...(code === undefined ? {} : { code }) });

const isAlive = async (cookie: string): Promise<boolean> =>
  (await world.call('GET', '/api/session', { as: cookie })).statusCode === 200;

const auditOf = async (person: Person): Promise<string[]> =>
  (await database.ownerDb.selectFrom('audit').select('act').where('subject_id', '=', person.id).execute()).map(
    (row) => row.act,
  );

describe('a link that an administrator hands over', () => {
  test('tells whose it is, sets the password, ends every other login and signs in', async () => {
    const person = await freshPerson();
    const before = await loggedIn(person.email);
    const token = await makeLink(person, 'invitation');
    expect((await see(token)).json()).toMatchObject({
      ...{ kind: 'invitation', email: person.email, tenant: 'Tenant a', secondFactor: false },
    });
    const used = await use(token);
    expect(used.json()).toMatchObject({ id: person.id, tenant: { id: tenant.id } });
    expect([await isAlive(before), await isAlive(cookieOf(used))]).toEqual([false, true]);
    expect((await signIn(person.email, strong)).statusCode).toBe(200);
    expect(said(await signIn(person.email, testPassword))).toEqual([401, 'wrong-password']);
    expect(await auditOf(person)).toEqual(expect.arrayContaining(['user.accessLinkMade', 'user.passwordSetByLink']));
  });

  test('opens the door to whoever had no password yet, and until then none fits', async () => {
    const person = await freshPerson();
    await database.ownerDb
      .updateTable('user_account')
      .set({ password_hash: '!' })
      .where('id', '=', person.id)
      .execute();
    for (const guess of ['!', '', ' ']) {
      const answer = await signIn(person.email, guess);
      expect([400, 401]).toContain(answer.statusCode);
    }
    expect((await use(await makeLink(person, 'invitation'))).statusCode).toBe(200);
    expect((await signIn(person.email, strong)).statusCode).toBe(200);
  });

  test('is used once, also when two use it at once', async () => {
    const person = await freshPerson();
    const token = await makeLink(person);
    const both = await Promise.all([use(token), use(token, 'five quiet evening trains')]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 410]);
    expect(said(await use(token))).toEqual([410, 'link-over']);
    expect(said(await see(token))).toEqual([410, 'link-over']);
  });

  test.each([
    ['invitation', 7 * day],
    ['reset', hour],
  ] as const)('of the kind %s is valid for %i ms', async (kind, validMs) => {
    const token = await makeLink(await freshPerson(), kind);
    laterMs = validMs - 60_000;
    expect((await see(token)).statusCode).toBe(200);
    laterMs = validMs + 1;
    expect(said(await see(token))).toEqual([410, 'link-over']);
    expect(said(await use(token))).toEqual([410, 'link-over']);
  });

  test('is over when a newer one is made, when the password was changed, and with the account', async () => {
    const person = await freshPerson();
    const older = await makeLink(person, 'invitation');
    const newer = await makeLink(person, 'invitation');
    expect([(await see(older)).statusCode, (await see(newer)).statusCode]).toEqual([410, 200]);
    const changed = await post(
      '/api/session/password',
      { current: testPassword, next: strong },
      await loggedIn(person.email),
    );
    expect(changed.statusCode, changed.body).toBe(200);
    expect(said(await see(newer))).toEqual([410, 'link-over']);
    const last = await makeLink(person);
    await database.ownerDb
      .updateTable('user_account')
      .set({ deactivated_at: new Date() })
      .where('id', '=', person.id)
      .execute();
    expect(said(await use(last))).toEqual([410, 'link-over']);
  });

  test('of another tenant is like one that never was', async () => {
    const { b } = database.cast;
    const stranger = await freshPerson('agent', b);
    const made = await world.call('POST', `/api/people/${stranger.id}/access-link`, {
      as: b.users.admin,
      body: { kind: 'reset' },
    });
    const token = (made.json().path as string).split('#')[1]!;
    const forged = [token, `${tenant.id}.${token.split('.')[1]}`, `${tenant.id}.${'x'.repeat(43)}`, 'made up', '.'];
    const answers = await Promise.all(forged.map(async (one) => [said(await see(one)), said(await use(one))]));
    for (const answer of answers) expect(answer).toEqual([answers[2]![0], answers[2]![1]]);
    expect(answers[2]![0]).toEqual([410, 'link-over']);
    const foreign = await world.call('POST', `/api/people/${stranger.id}/access-link`, {
      as: tenant.users.admin,
      body: { kind: 'reset' },
    });
    expect(said(foreign)).toEqual([404, 'not-found']);
  });

  test('is made by nobody who administers only some principals: it would let them in as somebody who may more', async () => {
    const [limited, victim] = [await freshPerson('admin'), await freshPerson('admin')];
    await database.ownerDb
      .updateTable('user_account')
      .set({ principal_ids: [tenant.principal] })
      .where('id', '=', limited.id)
      .execute();
    const as = await loggedIn(limited.email);
    for (const path of ['access-link', 'second-factor/remove']) {
      const body = path === 'access-link' ? { kind: 'reset' } : {};
      expect(said(await post(`/api/people/${victim.id}/${path}`, body, as)), path).toEqual([403, 'forbidden']);
    }
  });

  test('is kept as a hash alone, also where the request was sent with a key to repeat it', async () => {
    const person = await freshPerson();
    const headers = { 'idempotency-key': 'a key of this test' };
    const ask = () =>
      world.call('POST', `/api/people/${person.id}/access-link`, {
        as: tenant.users.admin,
        body: { kind: 'reset' },
        headers,
      });
    const token = ((await ask()).json().path as string).split('#')[1]!;
    const again = ((await ask()).json().path as string).split('#')[1]!;
    expect([said(await see(token))[0], said(await see(again))[0]]).toEqual([410, 200]);
    const signed = { as: await loggedIn(person.email), body: { email: person.email, password: testPassword } };
    expect((await world.call('POST', '/api/session', { ...signed, headers })).statusCode).toBe(200);
    const kept = await database.ownerDb.selectFrom('idempotency_key').selectAll().execute();
    expect(kept.filter(({ key }) => key === headers['idempotency-key'])).toEqual([]);
    const links = await database.ownerDb.selectFrom('access_link').selectAll().execute();
    expect(JSON.stringify([kept, links])).not.toContain(again.split('.')[1]);
    expect(links.find((one) => one.token_hash.equals(world.deps.sha256(again)))).toBeDefined();
  });
});

describe('a password', () => {
  test.each([
    ['short', 'short words'],
    ['long', 'evening train '.repeat(19)],
    ['name', 'own e-mail'],
    ['common', 'Password1234'],
  ])('that is too weak is refused and told why: %s', async (why, given) => {
    const person = await freshPerson();
    const token = await makeLink(person);
    const password = why === 'name' ? person.email : given;
    const byLink = await use(token, password);
    expect([byLink.statusCode, byLink.json().code, byLink.json().why]).toEqual([422, 'password-weak', why]);
    const as = await loggedIn(person.email);
    const own = await post('/api/session/password', { current: testPassword, next: password }, as);
    expect([own.statusCode, own.json().code, own.json().why]).toEqual([422, 'password-weak', why]);
    expect((await use(token)).statusCode, 'the link was not spent').toBe(200);
  });

  test('is changed with the present one, and every other login ends', async () => {
    const person = await freshPerson();
    const [here, there] = [await loggedIn(person.email), await loggedIn(person.email)];
    const answer = await post('/api/session/password', { current: testPassword, next: strong }, here);
    expect(answer.statusCode, answer.body).toBe(200);
    expect([await isAlive(here), await isAlive(there)]).toEqual([true, false]);
    const row = await database.ownerDb
      .selectFrom('user_account')
      .select('password_hash')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow();
    expect(await verifyPassword(row.password_hash, strong)).toBe(true);
    expect(await auditOf(person)).toEqual(expect.arrayContaining(['user.passwordChanged', 'user.loginsEnded']));
  });

  test('that is wrong makes whoever changes it wait as at the sign-in, and both count together', async () => {
    const person = await freshPerson();
    const as = await loggedIn(person.email);
    const address = newAddress();
    const change = () => post('/api/session/password', { current: 'a guess', next: strong }, as, address);
    expect(said(await change())).toEqual([422, 'wrong-current-password']);
    expect(said(await signIn(person.email, 'a guess', undefined, address))).toEqual([401, 'wrong-password']);
    expect(said(await change())).toEqual([422, 'wrong-current-password']);
    const waiting = await change();
    expect([...said(waiting), waiting.headers['retry-after']]).toEqual([429, 'too-many-attempts', '2']);
  });
});

/** Somebody with a second factor, and what computes its codes; `stepsAway` is of the authenticator's clock. */
async function withSecondFactor(role: 'agent' | 'supervisor' | 'admin' = 'agent') {
  const person = await freshPerson(role);
  const as = await loggedIn(person.email);
  const begun = await post('/api/session/second-factor/begin', {}, as);
  const { secret, uri } = begun.json() as { secret: string; uri: string };
  const codeOf = (stepsAway = 0): string => codeAt(secret, stepsAway);
  // A step early, so that the tests have the present one and the next.
  const confirmed = await post('/api/session/second-factor/confirm', { code: codeOf(-1) }, as);
  expect(confirmed.statusCode, confirmed.body).toBe(200);
  const { recoveryCodes } = confirmed.json() as { recoveryCodes: string[] };
  return { ...person, as, secret, uri, codeOf, recoveryCodes };
}

describe('a second factor', () => {
  test('is asked for once it was confirmed, and not before', async () => {
    const person = await freshPerson();
    const as = await loggedIn(person.email);
    await post('/api/session/second-factor/begin', {}, as);
    expect((await signIn(person.email, testPassword)).statusCode).toBe(200);
    expect(said(await post('/api/session/second-factor/confirm', { code: '000000' }, as))).toEqual([422, 'wrong-code']);
    expect((await signIn(person.email, testPassword)).statusCode).toBe(200);
    const ready = await withSecondFactor();
    expect(ready.uri).toMatch(/^otpauth:\/\/totp\/Zvon%20Tenant%20a:person/);
    expect(said(await signIn(ready.email, testPassword))).toEqual([401, 'second-factor-needed']);
    expect(said(await signIn(ready.email, 'wrong'))).toEqual([401, 'wrong-password']);
    expect(said(await signIn(ready.email, 'wrong', ready.codeOf()))).toEqual([401, 'wrong-password']);
    const answer = await signIn(ready.email, testPassword, ready.codeOf());
    expect([answer.statusCode, answer.json().secondFactor]).toEqual([200, 'set']);
  });

  test('takes a code once, also when two come with it at once', async () => {
    const { email, codeOf } = await withSecondFactor();
    const code = codeOf();
    const both = await Promise.all([signIn(email, testPassword, code), signIn(email, testPassword, code)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
    expect(said(await signIn(email, testPassword, code))).toEqual([422, 'wrong-code']);
    expect(said(await signIn(email, testPassword, codeOf(-1)))).toEqual([422, 'wrong-code']);
    expect((await signIn(email, testPassword, codeOf(1))).statusCode).toBe(200);
  });

  test('bears a clock that is a step wrong, and no more', async () => {
    const slow = await withSecondFactor();
    expect(said(await signIn(slow.email, testPassword, slow.codeOf(-3)))).toEqual([422, 'wrong-code']);
    expect(said(await signIn(slow.email, testPassword, slow.codeOf(3)))).toEqual([422, 'wrong-code']);
    expect((await signIn(slow.email, testPassword, slow.codeOf(1))).statusCode).toBe(200);
  });

  test('lost is replaced by recovery codes, each of them once, however it is typed', async () => {
    const { id, email, recoveryCodes } = await withSecondFactor();
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([a-z0-9]{4}-){3}[a-z0-9]{4}$/);
    const [first, second] = recoveryCodes;
    const both = await Promise.all([signIn(email, testPassword, first), signIn(email, testPassword, first)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 422]);
    const again = await signIn(email, testPassword, second!.toUpperCase().replaceAll('-', ' '));
    expect(again.statusCode).toBe(200);
    const left = await world.call('GET', '/api/session/second-factor', { as: cookieOf(again) });
    expect(left.json()).toMatchObject({ recoveryCodesLeft: 8, since: expect.any(String) });
    expect((await auditOf({ id, email })).filter((act) => act === 'user.recoveryCodeUsed')).toHaveLength(2);
  });

  test('makes whoever guesses codes wait, wherever they come from, and the password does not help them', async () => {
    const { email, codeOf } = await withSecondFactor();
    const codes: unknown[] = [];
    for (let nth = 0; nth < 6; nth += 1) {
      codes.push((await signIn(email, testPassword, '12345')).json().code);
      expect(said(await signIn(email, testPassword))).toEqual([401, 'second-factor-needed']);
    }
    expect(codes).toEqual([...Array<string>(5).fill('wrong-code'), 'too-many-attempts']);
    expect(said(await signIn(email, testPassword, codeOf()))).toEqual([429, 'too-many-attempts']);
    laterMs = 2_100;
    expect((await signIn(email, testPassword, codeOf())).statusCode).toBe(200);
  });

  test('is asked for by a link, too, and spends neither link nor password where the code is wrong', async () => {
    const person = await withSecondFactor();
    const token = await makeLink(person);
    expect((await see(token)).json().secondFactor).toBe(true);
    expect(said(await use(token))).toEqual([401, 'second-factor-needed']);
    expect(said(await use(token, strong, '12345'))).toEqual([422, 'wrong-code']);
    expect((await use(token, strong, person.codeOf())).statusCode).toBe(200);
  });

  test('goes with password and code, and is set up anew with another key', async () => {
    const person = await withSecondFactor();
    const { as, codeOf } = person;
    expect(said(await post('/api/session/second-factor/begin', {}, as))).toEqual([409, 'second-factor-set']);
    const remove = (password: string, code: string) =>
      post('/api/session/second-factor/remove', { password, code }, as);
    expect(said(await remove('wrong', codeOf()))).toEqual([422, 'wrong-current-password']);
    expect(said(await remove(testPassword, '12345'))).toEqual([422, 'wrong-code']);
    expect((await remove(testPassword, codeOf())).statusCode).toBe(200);
    expect((await signIn(person.email, testPassword)).statusCode).toBe(200);
    const anew = (await post('/api/session/second-factor/begin', {}, as)).json() as { secret: string };
    expect(anew.secret).not.toBe(person.secret);
    expect(await auditOf(person)).toEqual(expect.arrayContaining(['user.secondFactorSet', 'user.secondFactorRemoved']));
  });

  test('that is lost with its recovery codes is removed by an administrator, and by nobody else', async () => {
    const person = await withSecondFactor();
    const remove = (as: CastTenant['users']['admin']) =>
      world.call('POST', `/api/people/${person.id}/second-factor/remove`, { as, body: {} });
    expect(said(await remove(tenant.users.radek))).toEqual([403, 'forbidden']);
    expect((await remove(tenant.users.admin)).json()).toEqual({ removed: true });
    expect((await remove(tenant.users.admin)).json()).toEqual({ removed: false });
    expect((await signIn(person.email, testPassword)).statusCode).toBe(200);
  });

  test('is sealed where it lies: its key stands nowhere in the database', async () => {
    const { id, secret, recoveryCodes } = await withSecondFactor();
    const row = await database.ownerDb
      .selectFrom('second_factor')
      .selectAll()
      .where('user_id', '=', id)
      .executeTakeFirstOrThrow();
    const kept = await database.ownerDb.selectFrom('idempotency_key').selectAll().execute();
    const text = `${row.secret_sealed!.toString('latin1')} ${JSON.stringify([row, kept])}`;
    for (const told of [secret, ...recoveryCodes]) expect(text).not.toContain(told);
  });
});

describe('where a tenant demands a second factor', () => {
  const demand = (rule: 'asked' | 'demanded') =>
    database.ownerDb.updateTable('tenant').set({ second_factor: rule }).where('id', '=', tenant.id).execute();

  test('whoever leads gets nowhere before it is set up, and an agent is not asked', async () => {
    const [lead, agent] = [await freshPerson('supervisor'), await freshPerson('agent')];
    await demand('demanded');
    try {
      const signed = await signIn(lead.email, testPassword);
      expect([signed.statusCode, signed.json().secondFactor]).toEqual([200, 'demanded']);
      expect((await signIn(agent.email, testPassword)).json().secondFactor).toBe('free');
      const as = cookieOf(signed);
      for (const path of ['/api/desk', '/api/cases', '/api/phone-account'])
        expect(said(await world.call('GET', path, { as })), path).toEqual([403, 'second-factor-demanded']);
      const { secret } = (await post('/api/session/second-factor/begin', {}, as)).json() as { secret: string };
      const code = codeAt(secret, 0);
      expect((await post('/api/session/second-factor/confirm', { code }, as)).statusCode).toBe(200);
      expect((await world.call('GET', '/api/desk', { as })).statusCode).toBe(200);
    } finally {
      await demand('asked');
    }
  });

  test('the accounts of the demo are not asked, for they are everybody’s', async () => {
    const { email } = await freshPerson('admin');
    expect((await signIn(email, testPassword)).json().secondFactor).toBe('free');
  });
});

describe('one’s own logins', () => {
  const loginsOf = async (as: string) =>
    (await world.call('GET', '/api/session/list', { as })).json().logins as {
      id: string;
      isThis: boolean;
      address: string;
      browser: string;
    }[];

  test('are told with browser and address, and each that is not this one can be ended', async () => {
    const person = await freshPerson();
    const here = cookieOf(await signIn(person.email, testPassword, undefined, '192.0.2.7'));
    const there = await loggedIn(person.email);
    const logins = await loginsOf(here);
    expect(logins.map(({ isThis }) => isThis).toSorted()).toEqual([false, true]);
    expect(logins.find(({ isThis }) => isThis)).toMatchObject({ address: '192.0.2.7', browser: 'lightMyRequest' });
    const other = logins.find(({ isThis }) => !isThis)!;
    expect((await post(`/api/session/${other.id}/end`, {}, here)).statusCode).toBe(200);
    expect((await post(`/api/session/${other.id}/end`, {}, here)).statusCode, 'told twice').toBe(200);
    expect([await isAlive(here), await isAlive(there)]).toEqual([true, false]);
    expect(await loginsOf(here)).toHaveLength(1);
  });

  test('end all but this one at once', async () => {
    const person = await freshPerson();
    const here = await loggedIn(person.email);
    const others = [await loggedIn(person.email), await loggedIn(person.email)];
    expect((await post('/api/session/end-others', {}, here)).json()).toEqual({ ended: 2 });
    expect((await post('/api/session/end-others', {}, here)).json()).toEqual({ ended: 0 });
    expect(await Promise.all([here, ...others].map(isAlive))).toEqual([true, false, false]);
  });

  test('take their desks with them at once, not when the sessions are looked at next', async () => {
    const person = await freshPerson();
    const [here, there] = [await loggedIn(person.email), await loggedIn(person.email)];
    const closed: Record<string, number | undefined> = {};
    for (const [name, cookie] of Object.entries({ here, there })) {
      const reader = await findSession(world.deps, decodeURIComponent(cookie.split('=')[1]!));
      const socket = { send: () => undefined, close: (code?: number) => void (closed[name] = code) };
      world.hub.open(reader!, socket, performance.now());
    }
    await post('/api/session/end-others', {}, here);
    await vi.waitFor(() => expect(closed).toEqual({ there: serverCloses.signedOut }), 1_500);
  });

  test('of a colleague are not there', async () => {
    const [mine, theirs] = [await freshPerson(), await freshPerson()];
    const [as, other] = [await loggedIn(mine.email), await loggedIn(theirs.email)];
    const [login] = await loginsOf(other);
    expect(said(await post(`/api/session/${login!.id}/end`, {}, as))).toEqual([404, 'not-found']);
    expect(await isAlive(other)).toBe(true);
  });
});

test('no log line holds a password, a code, a token or an address', () => {
  expect(logged.join('\n')).not.toMatch(/evening trains|198\.51\.100|otpauth|#[0-9a-f-]{36}\./);
});
