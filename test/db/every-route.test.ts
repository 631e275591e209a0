import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callToWrapUp } from '../support/call-to-wrap-up.ts';
import type { CastUser } from '../support/cast.ts';
import { contractRoutes } from '../support/contract-routes.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { type Noun, type RouteRule, routeTable } from '../support/route-table.ts';
import { openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';
import { ask, sweep, tableRules } from '../support/sweep.ts';
import { makeThings, nothing, type Things } from '../support/things.ts';

const mark = 'KanarekB';
let database: TestDatabase;
let world: HttpWorld;
let shard: ShardWorld;
/** Of a contact that was routed and now has its form open. */
let own: Things;
/** Of a contact without a form: nothing about it is closed. */
let talking: Things;
let foreign: Things;
let hidden: Things;

beforeAll(async () => {
  database = await openTestDatabase();
  const { a, b } = database.cast;
  await prepareRouting(database, a);
  shard = await openShard(database, a);
  world = await openHttpWorld(database, { shards: { [a.id]: shard.shard } });
  await a.build.action(a.objectTypes.card, 'refresh');
  await b.build.action(b.objectTypes.card, 'refresh');
  own = await makeThings(database, a, { mark: 'Vlastni', interaction: await callToWrapUp(world, shard, a.users.jana) });
  talking = await makeThings(database, a, { mark: 'Hovorici' });
  hidden = await makeThings(database, a, { mark: 'Jantarova', principalId: a.principal });
  foreign = await makeThings(database, b, { mark, events: 3_000 });
}, 60_000);

afterAll(async () => {
  await world.close();
  await shard.stop();
  await database.close();
});

test('[CZB-32] every route of the contract is in the table of who may what, and the table has no other', () => {
  expect(Object.keys(routeTable).toSorted()).toEqual(contractRoutes.map(({ name }) => name).toSorted());
});

test('the door has no routes but the contract’s and the plain ones that are known here', () => {
  const printed = world.app.printRoutes({ commonPrefix: false }).match(/\S+ \([A-Z, ]+\)/g) ?? [];
  expect(printed.map((line) => line.split(' ')[0]).toSorted()).toEqual(
    ['*', '/api/health', '/api/openapi.json', '/api/recordings/:id/audio', '/metrics', '/phone', '/push'].toSorted(),
  );
});

test('an outcome that the tenant has not finishes no form, and calls are routed on', async () => {
  const { jana } = database.cast.a.users;
  for (const outcome of [foreign.outcome, randomUUID()]) {
    const answer = await ask(world, 'calls.finishWrapUp', jana, (noun) => (noun === 'outcome' ? outcome : own[noun]));
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  }
  const choice = await world.call('POST', '/api/agent/state', { as: jana, body: { state: 'ready' } });
  expect(choice.statusCode, choice.body).toBe(200);
});

test('[RU-10] an outcome that promises a call finishes no form without its time', async () => {
  const { users, outcomes } = database.cast.a;
  const answer = await ask(world, 'calls.finishWrapUp', users.jana, (noun) =>
    noun === 'outcome' ? outcomes.callBack : own[noun],
  );
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'callback-missing']);
});

describe('[CZB-32] who may what', () => {
  const all = (things: Things) => (noun: Noun) => things[noun];

  test('nobody gets anywhere without a session that is alive', async () => {
    const { a } = database.cast;
    const strangers = {
      anonymous: null,
      'with a made-up token': `zvon_session=${a.id}.${'x'.repeat(43)}`,
      'with a session that is over': await endedSession('expires_at'),
      'with a session that was idle': await endedSession('seen_at'),
      'signed out': await endedSession('ended_at'),
      deactivated: await deactivated(),
    };
    for (const [who, cookie] of Object.entries(strangers)) {
      for (const { name, rule } of tableRules.filter((one) => one.rule.may !== 'anyone')) {
        const answer = await ask(world, name, cookie, all(own));
        expect([answer.statusCode, answer.json().code], `${who}: ${name} ${JSON.stringify(rule)}`).toEqual([
          401,
          'not-signed-in',
        ]);
      }
    }
  });

  test('[PL-13] the holder of a contact gets what the table says, of every route', async () => {
    const { jana } = database.cast.a.users;
    for (const { name, rule } of tableRules) {
      if (name === 'session.signOut') continue;
      const answer = await ask(world, name, jana, all(own));
      const refused = rule.may !== 'anyone' && !rule.may.includes(jana.role);
      const expected = refused ? 403 : (rule.own ?? 200);
      expect(answer.statusCode, `${name}: ${answer.body}`).toBe(expected);
    }
  });

  test('what no role is named for is refused to every role', async () => {
    const { radek, admin } = database.cast.a.users;
    for (const who of [radek, admin]) {
      for (const { name, rule } of tableRules) {
        if (name === 'session.signOut' || rule.may === 'anyone') continue;
        const answer = await ask(world, name, who, all(own));
        const allowed = rule.may.includes(who.role);
        expect([401, 403].includes(answer.statusCode), `${who.role}: ${name}: ${answer.body}`).toBe(!allowed);
        expect(answer.statusCode, `${who.role}: ${name}: ${answer.body}`).toBeLessThan(500);
      }
    }
  });

  test('a role that is named for nothing is refused by every route but those of the own session', async () => {
    const { petr } = database.cast.a.users;
    const cookie = await world.signIn(petr);
    await sql`alter table user_account drop constraint user_account_role_check`.execute(database.ownerDb);
    await become(petr, 'auditor');
    const asked = tableRules.filter(({ name, rule }) => rule.may !== 'anyone' && !name.startsWith('session.'));
    for (const { name } of asked) {
      const answer = await ask(world, name, cookie, all({ ...own, user: petr.id }));
      expect([name, answer.statusCode]).toEqual([name, 403]);
    }
    await become(petr, petr.role);
  });

  const become = (user: CastUser, role: string) =>
    database.ownerDb.updateTable('user_account').set({ role }).where('id', '=', user.id).execute();

  test('an agent reads no colleague’s ledger, a supervisor does', async () => {
    const { jana, petr, radek } = database.cast.a.users;
    const ledger = (as: CastUser) => ask(world, 'calls.ledger', as, () => jana.id);
    expect((await ledger(petr)).statusCode).toBe(403);
    expect((await ledger(radek)).statusCode).toBe(200);
  });

  async function endedSession(column: 'expires_at' | 'seen_at' | 'ended_at'): Promise<string> {
    const cookie = await world.signIn(database.cast.a.users.petr);
    await database.ownerDb
      .updateTable('session')
      .set({ [column]: new Date(Date.now() - 3_600_000).toISOString() })
      .where('token_hash', '=', world.deps.sha256(decodeURIComponent(cookie.split('=')[1]!)))
      .executeTakeFirstOrThrow();
    return cookie;
  }

  async function deactivated(): Promise<string> {
    const { a } = database.cast;
    const cookie = await world.signIn(a.users.olena);
    const set = (at: Date | null) =>
      database.ownerDb
        .updateTable('user_account')
        .set({ deactivated_at: at })
        .where('id', '=', a.users.olena.id)
        .execute();
    await set(new Date());
    expect((await world.call('GET', '/api/session', { as: cookie })).statusCode).toBe(401);
    return cookie;
  }
});

describe('ids that are not one’s own', () => {
  test('a malformed id is refused with the path of its field', async () => {
    const { jana } = database.cast.a.users;
    for (const { name, rule } of tableRules) {
      for (const field of Object.keys(rule.ids ?? {})) {
        const answer = await ask(world, name, jana, (of, at) => (at === field ? "1' or '1'='1" : talking[of]));
        expect(answer.statusCode, `${name} ${field}: ${answer.body}`).toBe(400);
        expect(
          answer.json().fields.map((one: { path: string }) => one.path),
          name,
        ).toContain(field);
      }
    }
  });

  test('another tenant’s id is answered byte for byte like one that nothing has, in the path and in the body', async () => {
    const { jana, radek, admin } = database.cast.a.users;
    const swept = await sweep(world, [jana, radek, admin], { ours: () => talking, theirs: foreign, mark });
    expect(swept.leaks).toEqual([]);
    expect(swept.tried).toBeGreaterThan(150);
  });

  test('a principal’s business is not there for an agent without that principal', async () => {
    const { olena } = database.cast.a.users;
    await database.ownerDb
      .updateTable('user_account')
      .set({ deactivated_at: null })
      .where('id', '=', olena.id)
      .execute();
    const nouns: Noun[] = ['interaction', 'customer', 'object', 'case', 'recording', 'callback'];
    const theirs = { ...nothing(), ...pick(hidden, nouns) };
    const swept = await sweep(world, [olena], { ours: () => talking, theirs, mark: 'Jantarova' });
    expect(swept.leaks).toEqual([]);
  });

  test('an id that nothing has is answered as the table says', async () => {
    const { admin } = database.cast.a.users;
    for (const { name, rule } of tableRules) {
      for (const field of Object.keys(rule.ids ?? {})) {
        const answer = await ask(world, name, admin, (noun, at) => (at === field ? nothing()[noun] : talking[noun]));
        expect(answer.statusCode, `${name} ${field}: ${answer.body}`).toBe(missingStatus(name, field, rule));
      }
    }
  });

  test('a recording’s audio of another tenant is like one that is not there', async () => {
    const { jana } = database.cast.a.users;
    const audio = async (id: string) => {
      const answer = await world.call('GET', `/api/recordings/${id}/audio`, { as: jana });
      return [answer.statusCode, answer.body];
    };
    expect(await audio(foreign.recording)).toEqual(await audio(randomUUID()));
    expect((await audio(foreign.recording))[0]).toBe(404);
  });
});

/** What was shown to be others' names, or what nothing has, is no refusal. */
function missingStatus(name: string, field: string, rule: RouteRule): number {
  if (field === 'notDuplicateOf.0') return 200;
  if (name === 'calls.finishWrapUp' && field === 'outcomeId') return 404;
  return rule.missing ?? 404;
}

const pick = (things: Things, nouns: readonly Noun[]): Partial<Things> =>
  Object.fromEntries(nouns.map((noun) => [noun, things[noun]]));
