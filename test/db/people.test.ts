import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Unit } from '../../src/adapters/postgres/unit.ts';
import { bringBackItem } from '../../src/features/config/bring-back-item.ts';
import { retireItem } from '../../src/features/config/retire-item.ts';
import { saveItem } from '../../src/features/config/save-item.ts';
import { releaseAgent } from '../../src/features/users/release-agent.ts';
import type { ConfigPage } from '../../src/shared/api/config.ts';
import type { PersonSettings } from '../../src/shared/config/person.ts';
import { AppError } from '../../src/shared/errors.ts';
import type { UserId } from '../../src/shared/ids.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

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

const names = { en: 'Made', cs: 'Uděláno' };
const newKey = (): string => `k-${randomUUID().slice(0, 8)}`;
const personOf = (key: string, given: Partial<PersonSettings> = {}): PersonSettings => ({
  ...{ name: 'Nová Eva', email: `${key}@severka.example`, role: 'agent', language: 'cs', team: null },
  ...{ principals: null, skills: [], voiceCapacity: 1, ...given },
});

const ask = (method: string, path: string, body?: unknown, as: CastUser | string = tenant.users.admin) =>
  world.call(method, `/api${path}`, { as, body });

async function page(method: string, path: string, body?: unknown): Promise<ConfigPage> {
  const answer = await ask(method, path, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const put = (noun: string, key: string, settings: unknown, revision: number | null = null) =>
  page('PUT', `/config/${noun}/${key}`, { settings, revision });
const retire = (key: string, revision: number) => page('POST', `/config/person/${key}/retire`, { revision });
async function refused(path: string, body: unknown, method = 'PUT', as?: CastUser | string) {
  const answer = await ask(method, path, body, as);
  return { status: answer.statusCode, ...(answer.json() as { code: string; takenBy?: string }) };
}

/** What stands in the table under a key of the configuration. */
const account = (key: string) =>
  database.ownerDb
    .selectFrom('user_account')
    .selectAll()
    .where('tenant_id', '=', tenant.id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();

/** Somebody who has chosen a password already, as the builder makes them. */
async function withPassword(given: { role?: 'agent' | 'admin' } = {}): Promise<{ key: string; user: CastUser }> {
  const key = newKey();
  const id = await tenant.build.user(key, { email: `${key}@severka.example`, ...given });
  return { key, user: { ...tenant.users.jana, id } };
}

describe('a person', () => {
  test('is set up with skills, team and principals, and cannot sign in before they were invited', async () => {
    const [key, skill, team, principal] = [newKey(), newKey(), newKey(), newKey()];
    await put('skill', skill, { names });
    await put('principal', principal, { name: 'Jantar' });
    await put('team', team, { names, site: 'Brno', parent: null });
    const settings = personOf(key, { skills: [{ skill, level: 4 }], team, principals: [principal] });
    expect((await put('person', key, settings)).item).toMatchObject({ key, name: 'Nová Eva', settings, revision: 1 });
    const kept = await account(key);
    expect(kept.phone_password.length).toBeGreaterThan(20);
    const [tried, unknown] = await Promise.all(
      [settings.email, 'nobody@severka.example'].map((email) =>
        world.call('POST', '/api/session', { body: { email, password: '!' } }),
      ),
    );
    expect([tried!.statusCode, tried!.json().code]).toEqual([401, unknown!.json().code]);
    for (const noun of [`skill/${skill}`, `team/${team}`, `principal/${principal}`])
      expect((await refused(`/config/${noun}/retire`, { revision: 1 }, 'POST')).code).toBe('config-in-use');
  });

  test('is told of no password, neither in the page nor in the file', async () => {
    const { password_hash, phone_password } = await account('jana');
    const told = [await ask('GET', '/config/person/jana'), await ask('GET', '/config-file')];
    for (const { body } of told) {
      expect(body).toContain('jana@');
      for (const secret of [password_hash, phone_password]) expect(body).not.toContain(secret);
    }
  });

  test('keeps an e-mail address for themselves, whatever its capital letters, out of use too', async () => {
    const [first, second] = [newKey(), newKey()];
    await put('person', first, personOf(first));
    const taken = personOf(second, { email: `${first}@SEVERKA.example` });
    const body = { settings: taken, revision: null };
    expect(await refused(`/config/person/${second}`, body)).toMatchObject({ status: 409, code: 'email-taken' });
    await retire(first, 1);
    expect(await refused(`/config/person/${second}`, body)).toMatchObject({ takenBy: first });
    await put('person', second, personOf(second));
    expect((await refused(`/config/person/${second}`, { settings: taken, revision: 1 })).code).toBe('email-taken');
  });

  test('is set up by no agent, by no supervisor and by no administrator of some principals', async () => {
    const id = await tenant.build.user(newKey(), { role: 'admin', principal_ids: [tenant.principal] });
    const scoped = { ...tenant.users.admin, id: id as UserId };
    const { jana, radek } = tenant.users;
    for (const as of [jana, radek, scoped]) {
      const key = newKey();
      const body = { settings: personOf(key), revision: null };
      expect(await refused(`/config/person/${key}`, body, 'PUT', as)).toMatchObject({ code: 'forbidden' });
      const team = { settings: { names, site: null, parent: null }, revision: null };
      expect(await refused(`/config/team/${key}`, team, 'PUT', as)).toMatchObject({ code: 'forbidden' });
      expect(await refused('/config/person/jana/retire', { revision: 0 }, 'POST', as)).toMatchObject({ status: 403 });
    }
    for (const as of [jana, radek]) expect((await ask('GET', '/config/person', undefined, as)).statusCode).toBe(403);
  });

  test('whose rights change signs in again, and otherwise does not', async () => {
    const { key, user } = await withPassword();
    const cookie = await world.signIn(user);
    const status = async () => (await ask('GET', '/session', undefined, cookie)).statusCode;
    await put('person', key, personOf(key, { name: 'Renamed', voiceCapacity: 0 }), 0);
    expect(await status()).toBe(200);
    await put('person', key, personOf(key, { role: 'supervisor' }), 1);
    expect(await status()).toBe(401);
  });
});

describe('the last who administers everything', () => {
  test('is made nothing else, and nobody takes themselves out of use', async () => {
    const { settings } = (await page('GET', '/config/person/admin')).item;
    for (const less of [{ role: 'supervisor' }, { principals: ['jantar'] }])
      expect(await refused('/config/person/admin', { settings: { ...settings, ...less }, revision: 0 })).toMatchObject({
        ...{ status: 409, code: 'last-administrator' },
      });
    expect((await refused('/config/person/admin/retire', { revision: 0 }, 'POST')).code).toBe('not-yourself');
  });

  test('is whoever is left with a password: who has none yet does not count', async () => {
    const { id, build } = database.cast.b;
    const act = <T>(work: (unit: Unit) => Promise<T>) =>
      database.deps.commit({ tenantId: id, actor: { kind: 'engine' }, principalIds: null }, work);
    const retireOf = (key: string, revision: number) =>
      act((unit) => retireItem(unit, { noun: 'person', key, revision, why: null }, 'en'));
    const settings = personOf('invited', { role: 'admin' });
    const invited = { noun: 'person' as const, key: 'invited', settings, revision: null, why: null };
    await act((unit) => saveItem(unit, database.deps, invited, []));
    await expect(retireOf('admin', 0)).rejects.toMatchObject({ code: 'last-administrator' });
    await build.user('second', { role: 'admin' });
    await retireOf('admin', 0);
    await expect(retireOf('second', 0)).rejects.toMatchObject({ code: 'last-administrator' });
    await retireOf('invited', 1);
    await act((unit) => bringBackItem(unit, { noun: 'person', key: 'admin', revision: 1, why: null }));
    await retireOf('second', 0);
  });
});

describe('whoever goes out of use', () => {
  test('is signed out everywhere, and may sign in again when brought back', async () => {
    const { key, user } = await withPassword();
    const cookies = [await world.signIn(user), await world.signIn(user)];
    const status = () =>
      Promise.all(cookies.map(async (cookie) => (await ask('GET', '/session', undefined, cookie)).statusCode));
    expect(await status()).toEqual([200, 200]);
    expect((await retire(key, 0)).item.retiredAt).not.toBeNull();
    expect(await status()).toEqual([401, 401]);
    await expect(world.signIn(user)).rejects.toThrow('401');
    await page('POST', `/config/person/${key}/bring-back`, { revision: 1 });
    expect(await status()).toEqual([401, 401]);
    await world.signIn(user);
  });

  test('leaves the callbacks that are due and the open cases to whoever takes them; what is done stays theirs', async () => {
    const { key, user } = await withPassword();
    const { build, queue, caseTypes } = tenant;
    const promised = { owner_id: user.id, queue_id: queue };
    const callbacks = {
      due: await build.callback(promised),
      done: await build.callback({ ...promised, state: 'done' }),
      stoodInFor: await build.callback({ owner_id: tenant.users.petr.id, substitute_id: user.id }),
    };
    const caseOf = (state: string) => build.case(caseTypes.information, state, { state, owner_id: user.id });
    const cases = { open: await caseOf('open'), waiting: await caseOf('waiting'), resolved: await caseOf('resolved') };
    await retire(key, 0);
    const ownersIn = async (table: 'callback' | 'case', ids: readonly string[]) => {
      const rows = await database.ownerDb.selectFrom(table).select(['id', 'owner_id']).where('id', 'in', ids).execute();
      return ids.map((id) => rows.find((row) => row.id === id)!.owner_id);
    };
    const { due, done, stoodInFor } = callbacks;
    expect(await ownersIn('callback', [due, done, stoodInFor])).toEqual([null, user.id, tenant.users.petr.id]);
    expect(await ownersIn('case', [cases.open, cases.waiting, cases.resolved])).toEqual([null, null, user.id]);
    const rows = database.ownerDb.selectFrom('callback').select('substitute_id').where('id', '=', stoodInFor);
    expect(await rows.execute()).toEqual([{ substitute_id: null }]);
  });

  test('is let go by routing after the commit, and their phone is not known any more', async () => {
    const { key, user } = await withPassword();
    await retire(key, 0);
    const left = await database.ownerDb
      .selectFrom('outbox')
      .select('body')
      .where('topic', '=', 'release-agent')
      .execute();
    expect(left.map(({ body }) => body)).toContainEqual({ agentId: user.id });
    const before = world.provisioned();
    await releaseAgent(world.deps, tenant.id, user.id);
    expect(world.routed.at(-1)).toEqual({
      tenantId: tenant.id,
      request: { kind: 'agent.signOut', agentId: user.id },
    });
    expect(world.provisioned()).toBe(before + 1);
  });

  test.each(['agent-busy', 'database-away'] as const)(
    'stays in a contact to its end, but is not forgotten: %s',
    async (code) => {
      let provisioned = 0;
      const released = releaseAgent(
        {
          route: () => Promise.reject(new AppError(code)),
          provisionPhones: async () => void (provisioned += 1),
        },
        ...([tenant.id, tenant.users.jana.id] as const),
      );
      if (code === 'agent-busy') await released;
      else await expect(released).rejects.toMatchObject({ code });
      expect(provisioned).toBe(code === 'agent-busy' ? 1 : 0);
    },
  );
});
