import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword, verifyPassword } from '../../src/adapters/password/argon2.ts';
import { checkSessions } from '../../src/features/users/check-sessions.ts';
import { findSession } from '../../src/features/users/find-session.ts';
import { AppError } from '../../src/shared/errors.ts';
import { testPassword } from '../support/builders.ts';
import type { CastTenant } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
let tenant: CastTenant;
/** How much later than now the process believes it is. */
let laterMs = 0;
let routingIsAway = false;
let passwords: { verify: typeof verifyPassword } = { verify: verifyPassword };

beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  world = await openHttpWorld(database, {
    deps: (deps) => ({
      ...deps,
      now: () => Date.now() + laterMs,
      route: async (tenantId, request) => {
        if (routingIsAway) throw new AppError('database-away');
        await deps.route(tenantId, request);
      },
      verifyPassword: (hash, password) => passwords.verify(hash, password),
    }),
  });
}, 60_000);
afterAll(async () => {
  await world.close();
  await database.close();
});
beforeEach(() => {
  laterMs = 0;
  routingIsAway = false;
  passwords = { verify: verifyPassword };
});

let addresses = 0;
/** Each test comes from an address of its own, told by the proxy on this machine. */
const newAddress = (): string => `203.0.113.${(addresses += 1)}`;

const signIn = (email: string, password: string, address = newAddress(), headers: Record<string, string> = {}) =>
  world.call('POST', '/api/session', {
    body: { email, password },
    headers: { 'x-forwarded-for': address, ...headers },
  });

const emailOf = async (id: string): Promise<string> =>
  (await database.ownerDb.selectFrom('user_account').select('email').where('id', '=', id).executeTakeFirstOrThrow())
    .email;

const cookieOf = (answer: Awaited<ReturnType<typeof signIn>>): string =>
  `${answer.cookies[0]!.name}=${answer.cookies[0]!.value}`;
const freshUser = async (name: string) => {
  const id = await tenant.build.user(name);
  return { id, email: await emailOf(id) };
};

describe('signing in', () => {
  test('opens a session whose cookie no script reads, and tells who is signed in', async () => {
    const { jana } = tenant.users;
    const answer = await signIn((await emailOf(jana.id)).toUpperCase(), testPassword);
    expect(answer.json()).toMatchObject({ id: jana.id, role: 'agent', tenant: { id: tenant.id } });
    expect(answer.cookies).toEqual([
      {
        ...{ name: 'zvon_session', value: expect.stringMatching(/^[0-9a-f-]{36}\.[\w-]{43}$/), path: '/' },
        ...{ httpOnly: true, sameSite: 'Lax', maxAge: 43_200 },
      },
    ]);
    expect((await world.call('GET', '/api/session', { as: cookieOf(answer) })).json().id).toBe(jana.id);
  });

  test('through a proxy with TLS gives a cookie that only this host over TLS can set or get', async () => {
    const answer = await signIn(await emailOf(tenant.users.jana.id), testPassword, newAddress(), {
      'x-forwarded-proto': 'https',
    });
    expect(answer.cookies[0]).toMatchObject({ name: '__Host-zvon_session', secure: true, path: '/', httpOnly: true });
    expect(answer.cookies[0]).not.toHaveProperty('domain');
    const asked = (headers: Record<string, string>) =>
      world.call('GET', '/api/session', { as: cookieOf(answer), headers });
    expect((await asked({ 'x-forwarded-proto': 'https' })).statusCode).toBe(200);
    expect((await asked({})).statusCode).toBe(401);
  });

  test('keeps of the token only its hash, and of a failure neither name nor password', async () => {
    const { email, id } = await freshUser('kept');
    const token = decodeURIComponent((await signIn(email, testPassword)).cookies[0]!.value);
    await signIn(email, 'a wrong password');
    const sessions = await database.ownerDb.selectFrom('session').selectAll().where('user_id', '=', id).execute();
    expect(sessions[0]!.token_hash).toEqual(world.deps.sha256(token));
    expect(JSON.stringify(sessions)).not.toContain(token.split('.')[1]);
    const audits = await database.ownerDb.selectFrom('audit').selectAll().where('subject_id', '=', id).execute();
    expect(audits.map((row) => row.act)).toEqual(['user.signedIn', 'user.signInFailed']);
    expect(JSON.stringify(audits)).not.toMatch(/kept@|wrong password/);
  });

  test('belongs to the tenant of the host: the same person is nobody elsewhere', async () => {
    const email = await emailOf(tenant.users.jana.id);
    const answer = await signIn(email, testPassword, newAddress(), { host: 'b.example' });
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'wrong-password']);
  });
});

describe('a sign-in that fails', () => {
  test('says the same of a wrong password, an unknown e-mail and a deactivated account', async () => {
    const { email, id } = await freshUser('leaver');
    await database.ownerDb
      .updateTable('user_account')
      .set({ deactivated_at: new Date() })
      .where('id', '=', id)
      .execute();
    const said = async (name: string, password: string) => {
      const answer = await signIn(name, password);
      return [answer.statusCode, answer.body, answer.headers['set-cookie'], answer.headers['retry-after']];
    };
    const wrong = await said(await emailOf(tenant.users.petr.id), 'wrong');
    expect(wrong[0]).toBe(401);
    expect(await said('nobody@zvon.example', 'wrong')).toEqual(wrong);
    expect(await said(email, testPassword)).toEqual(wrong);
  });

  test('finds the desk as it was chosen to be, in whichever browser; what was not said stays as it was', async () => {
    const { email } = await freshUser('settled');
    const choose = async (body: object): Promise<unknown> => {
      const headers = { cookie: cookieOf(await signIn(email, testPassword)) };
      return (await world.call('PATCH', '/api/session/settings', { body, headers })).json();
    };
    expect((await signIn(email, testPassword)).json()).toMatchObject({ singleKeys: true, language: 'en' });
    expect(await choose({ singleKeys: false })).toMatchObject({ singleKeys: false, language: 'en', theme: 'system' });
    expect(await choose({ language: 'uk', theme: 'dark' })).toMatchObject({ singleKeys: false, language: 'uk' });
    expect(await choose({})).toMatchObject({ singleKeys: false, language: 'uk', theme: 'dark' });
    expect((await signIn(email, testPassword)).json()).toMatchObject({ singleKeys: false, theme: 'dark' });
  });

  test('learns how long a state may last in this firm, and nothing of another’s', async () => {
    const limit = { state: 'not_ready', amber_ms: 60_000, red_ms: 90_000 };
    await database.ownerDb
      .insertInto('state_limit')
      .values([
        { ...limit, tenant_id: tenant.id, reason: 'break' },
        { ...limit, tenant_id: database.cast.b.id, reason: 'lunch' },
      ])
      .execute();
    const { email } = await freshUser('paused');
    expect((await signIn(email, testPassword)).json().tenant.stateLimits).toEqual([
      { state: 'not_ready', reason: 'break', amberMs: 60_000, redMs: 90_000 },
    ]);
  });

  test('takes about as long for an unknown e-mail as for a wrong password', async () => {
    const { email, id } = await freshUser('strong');
    const password_hash = await hashPassword(testPassword);
    await database.ownerDb.updateTable('user_account').set({ password_hash }).where('id', '=', id).execute();
    const timed = async (name: string): Promise<number> => {
      const began = performance.now();
      expect((await signIn(name, 'wrong')).statusCode).toBe(401);
      return performance.now() - began;
    };
    await timed(email);
    const known: number[] = [];
    const unknown: number[] = [];
    for (let nth = 0; nth < 5; nth += 1) {
      known.push(await timed(email));
      unknown.push(await timed(`nobody${nth}@zvon.example`));
    }
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[2]!;
    const ratio = median(known) / median(unknown);
    expect(ratio, `known ${known.join()} unknown ${unknown.join()}`).toBeGreaterThan(0.5);
    expect(ratio, `known ${known.join()} unknown ${unknown.join()}`).toBeLessThan(2);
  });

  test.each(['known', 'unknown'])('costs a growing wait after the third, of a %s account alike', async (kind) => {
    const { email } = kind === 'known' ? await freshUser('guessed') : { email: 'unknown@zvon.example' };
    const address = newAddress();
    passwords = { verify: async () => false };
    const codes: unknown[] = [];
    for (let nth = 0; nth < 4; nth += 1) codes.push((await signIn(email, 'guess', address)).json().code);
    const waiting = await signIn(email, 'guess', address);
    expect(codes).toEqual(['wrong-password', 'wrong-password', 'wrong-password', 'too-many-attempts']);
    expect([waiting.statusCode, waiting.headers['retry-after'], waiting.json().retryAfterSeconds]).toEqual([
      429,
      '2',
      2,
    ]);
    laterMs += 2_100;
    expect((await signIn(email, 'guess', address)).json().code).toBe('wrong-password');
    expect((await signIn(email, 'guess', address)).headers['retry-after']).toBe('4');
  });

  test('keeps nobody out who comes from elsewhere, and is forgotten with the right password', async () => {
    const { email } = await freshUser('locked');
    const attacker = newAddress();
    for (let nth = 0; nth < 4; nth += 1) await signIn(email, 'guess', attacker);
    expect((await signIn(email, testPassword, attacker)).statusCode).toBe(429);
    expect((await signIn(email, testPassword)).statusCode).toBe(200);
    laterMs += 2_100;
    expect((await signIn(email, testPassword, attacker)).statusCode).toBe(200);
    expect((await signIn(email, 'guess', attacker)).statusCode).toBe(401);
  });

  test('counts before the password is looked at: many at once are not all the first', async () => {
    const { email } = await freshUser('rushed');
    const address = newAddress();
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(email, 'guess', address)));
    expect(answers.filter((answer) => answer.statusCode === 401)).toHaveLength(3);
  });

  test('of many names from one address makes that address wait', async () => {
    passwords = { verify: async () => false };
    const address = newAddress();
    for (let nth = 0; nth < 30; nth += 1)
      expect((await signIn(`n${nth}@zvon.example`, 'x', address)).statusCode).toBe(401);
    const answer = await signIn('another@zvon.example', 'x', address);
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([
      429,
      'too-many-requests',
      '2',
    ]);
    expect((await signIn('another@zvon.example', 'x')).statusCode).toBe(401);
  });
});

describe('a session', () => {
  const shift = (cookie: string, column: 'seen_at' | 'expires_at' | 'ended_at', agoMs: number) =>
    database.ownerDb
      .updateTable('session')
      .set({ [column]: new Date(Date.now() - agoMs).toISOString() })
      .where('token_hash', '=', world.deps.sha256(decodeURIComponent(cookie.split('=')[1]!)))
      .execute();
  const draft = { subject: `interaction:${crypto.randomUUID()}`, field: 'note', value: 'Half a sentence' };
  const minute = 60_000;

  test('that expired is told as such, and what was typed is there after signing in again', async () => {
    const { email } = await freshUser('typist');
    const cookie = cookieOf(await signIn(email, testPassword));
    expect((await world.call('PUT', '/api/drafts', { as: cookie, body: draft })).statusCode).toBe(200);
    await shift(cookie, 'expires_at', 1);
    const lost = await world.call('PUT', '/api/drafts', { as: cookie, body: { ...draft, value: 'lost' } });
    expect([lost.statusCode, lost.json().code]).toEqual([401, 'not-signed-in']);
    const again = cookieOf(await signIn(email, testPassword));
    const kept = await world.call('GET', `/api/drafts?subject=${draft.subject}`, { as: again });
    expect(kept.json().fields).toEqual([{ field: 'note', value: 'Half a sentence', savedAt: expect.any(String) }]);
  });

  test('ends after half an hour without a sign of life, of which an open desk is one', async () => {
    const { email } = await freshUser('idle');
    const [idle, open] = [cookieOf(await signIn(email, testPassword)), cookieOf(await signIn(email, testPassword))];
    const connected = await findSession(world.deps, decodeURIComponent(open.split('=')[1]!));
    for (const cookie of [idle, open]) await shift(cookie, 'seen_at', 29 * minute);
    expect(await checkSessions(world.deps, [connected!])).toEqual(new Map());
    laterMs = 2 * minute;
    expect((await world.call('GET', '/api/session', { as: idle })).statusCode).toBe(401);
    expect((await world.call('GET', '/api/session', { as: open })).statusCode).toBe(200);
  });

  test('ends after twelve hours, however busy', async () => {
    const { email } = await freshUser('busy');
    const cookie = cookieOf(await signIn(email, testPassword));
    const token = decodeURIComponent(cookie.split('=')[1]!);
    const connected = (await findSession(world.deps, token))!;
    laterMs = 12 * 60 * minute;
    await shift(cookie, 'seen_at', -12 * 60 * minute);
    expect(await checkSessions(world.deps, [connected])).toEqual(new Map([[connected, 'expired']]));
    expect(await findSession(world.deps, token)).toBeNull();
  });

  test('of another tenant’s name or of no form at all is nobody’s', async () => {
    const cookie = cookieOf(await signIn((await freshUser('mover')).email, testPassword));
    const secret = decodeURIComponent(cookie).split('.')[1];
    for (const forged of [`${database.cast.b.id}.${secret}`, `x.${secret}`, `.${secret}`, '', 'x'.repeat(4_000)]) {
      const answer = await world.call('GET', '/api/session', { as: `zvon_session=${forged}` });
      expect(answer.statusCode, forged).toBe(401);
    }
  });

  test('ends with signing out, and so do all others of that agent, who is offline now', async () => {
    const { email, id } = await freshUser('leaving');
    const [here, there] = [cookieOf(await signIn(email, testPassword)), cookieOf(await signIn(email, testPassword))];
    const answer = await world.call('DELETE', '/api/session', { as: here });
    expect(answer.cookies[0]).toMatchObject({ name: 'zvon_session', value: '' });
    for (const cookie of [here, there])
      expect((await world.call('GET', '/api/session', { as: cookie })).statusCode).toBe(401);
    expect(world.routed.at(-1)?.request).toEqual({ kind: 'agent.signOut', agentId: id });
  });
});

describe('the phone’s password', () => {
  const phoneOf = async (cookie: string): Promise<string> =>
    (await world.call('GET', '/api/phone-account', { as: cookie })).json().password;

  test('is a new one with each day’s first session, told to the telephone system', async () => {
    const { email } = await freshUser('caller');
    const told = world.provisioned();
    const first = cookieOf(await signIn(email, testPassword));
    const before = await phoneOf(first);
    expect(before).toMatch(/^[\w-]{43}$/);
    await world.call('DELETE', '/api/session', { as: first });
    const second = cookieOf(await signIn(email, testPassword));
    expect(await phoneOf(second)).not.toBe(before);
    expect(world.provisioned()).toBe(told + 2);
  });

  test('is told to the telephone system though routing is away: the next try finds a session and keeps it', async () => {
    const { email } = await freshUser('early');
    const told = world.provisioned();
    routingIsAway = true;
    expect((await signIn(email, testPassword)).statusCode).toBe(503);
    routingIsAway = false;
    expect((await signIn(email, testPassword)).statusCode).toBe(200);
    expect(world.provisioned()).toBe(told + 1);
  });

  test('stays while another session of that agent lives, whose phone is registered with it', async () => {
    const { email } = await freshUser('two-tabs');
    const first = cookieOf(await signIn(email, testPassword));
    const before = await phoneOf(first);
    const told = world.provisioned();
    expect(await phoneOf(cookieOf(await signIn(email, testPassword)))).toBe(before);
    expect(world.provisioned()).toBe(told);
  });

  test('stays during a contact that outlived the session', async () => {
    const { email, id } = await freshUser('talking');
    const first = cookieOf(await signIn(email, testPassword));
    const before = await phoneOf(first);
    await database.ownerDb
      .updateTable('session')
      .set({ expires_at: new Date(0) })
      .where('user_id', '=', id)
      .execute();
    const call = await tenant.build.interaction({ agent_id: id, state: 'talking' });
    expect(await phoneOf(cookieOf(await signIn(email, testPassword)))).toBe(before);
    await database.ownerDb.updateTable('interaction').set({ state: 'ended' }).where('id', '=', call).execute();
    await database.ownerDb
      .updateTable('session')
      .set({ expires_at: new Date(0) })
      .where('user_id', '=', id)
      .execute();
    expect(await phoneOf(cookieOf(await signIn(email, testPassword)))).not.toBe(before);
  });
});

describe('a page of another origin', () => {
  test.each(['https://evil.example', 'http://a.example.evil.example', 'null', 'http://a.example:8080', 'not a url'])(
    'from %s neither signs in nor acts with a session',
    async (origin) => {
      const { jana } = tenant.users;
      const email = await emailOf(jana.id);
      const signed = await signIn(email, testPassword, newAddress(), { origin });
      const acted = await world.call('POST', '/api/agent/state', {
        as: jana,
        body: { state: 'ready' },
        headers: { origin },
      });
      for (const answer of [signed, acted]) expect([answer.statusCode, answer.json().code]).toEqual([403, 'forbidden']);
      expect(signed.cookies).toEqual([]);
    },
  );

  test('from the desk’s own origin and from no browser it does', async () => {
    const { jana } = tenant.users;
    for (const headers of [{ origin: 'http://a.example' }, { origin: 'https://a.example' }, {}] as Record<
      string,
      string
    >[]) {
      const answer = await world.call('GET', '/api/session', { as: jana, headers });
      expect(answer.statusCode, JSON.stringify(headers)).toBe(200);
    }
  });
});
