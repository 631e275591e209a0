import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Unit } from '../../src/adapters/postgres/unit.ts';
import { applyConfig } from '../../src/features/config/apply-config.ts';
import { diffConfig } from '../../src/features/config/diff-config.ts';
import { exportConfig } from '../../src/features/config/export-config.ts';
import { retireItem } from '../../src/features/config/retire-item.ts';
import { saveItem } from '../../src/features/config/save-item.ts';
import type { ConfigNoun } from '../../src/shared/config/config-key.ts';
import type { PersonSettings } from '../../src/shared/config/person.ts';
import type { TenantId } from '../../src/shared/ids.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenantId: TenantId;
beforeAll(async () => {
  database = await openTestDatabase();
  tenantId = await newCompany();
}, 60_000);
afterAll(() => database.close());

/** With nobody and nothing in it. */
async function newCompany(): Promise<TenantId> {
  const id = randomUUID() as TenantId;
  const values = { id, key: `t-${id}`, name: 'Empty', country: 'CZ', language: 'cs', time_zone: 'Europe/Prague' };
  await database.ownerDb
    .insertInto('tenant')
    .values({ ...values, currency: 'CZK' })
    .execute();
  await database.ownerDb.insertInto('event_head').values({ tenant_id: id, version: 0 }).execute();
  return id;
}

const whoIn = (id: TenantId) => ({ tenantId: id, actor: { kind: 'engine' as const }, principalIds: null });
const commit = <T>(work: (unit: Unit) => Promise<T>) => database.deps.commit(whoIn(tenantId), work);
const put = (noun: ConfigNoun, key: string, settings: unknown, revision: number | null = null) =>
  commit((unit) => saveItem(unit, database.deps, { noun, key, settings, revision, why: null }, []));
const apply = (id: TenantId, file: unknown) =>
  database.deps.commit(whoIn(id), (unit) => applyConfig(unit, database.deps, { file, why: null }, []));
const exported = (id: TenantId) => database.deps.read(whoIn(id), (tx) => exportConfig(tx, id));

const names = { en: 'Team' };
const team = (parent: string | null, site: string | null = null) => ({ names, site, parent });
const eva: PersonSettings = {
  ...{ name: 'Eva', email: 'eva@severka.example', role: 'agent', language: 'cs', team: null, principals: null },
  ...{ skills: [], voiceCapacity: 1 },
};

describe('teams', () => {
  test('are a tree: none stands below itself, directly or by others', async () => {
    await put('team', 'site', team(null, 'Brno'));
    await put('team', 'department', team('site'));
    await put('team', 'cards', team('department'));
    for (const [key, parent] of [
      ['site', 'cards'],
      ['department', 'cards'],
      ['cards', 'cards'],
    ] as const)
      await expect(put('team', key, team(parent), 1)).rejects.toMatchObject({ code: 'team-cycle' });
    await expect(put('team', 'own', team('own'))).rejects.toMatchObject({ code: 'validation-failed' });
    await put('team', 'cards', team('site'), 1);
    await put('team', 'department', team('cards'), 1);
  });

  test('stay in use while a team or a person is in them', async () => {
    await put('team', 'above', team(null));
    await put('team', 'below', team('above'));
    await put('person', 'member', { ...eva, email: 'member@severka.example', team: 'below' });
    const retire = (noun: ConfigNoun, key: string) =>
      commit((unit) => retireItem(unit, { noun, key, revision: 1, why: null }, 'en'));
    const usedBy = (noun: string, key: string) => ({ code: 'config-in-use', detail: { uses: [{ noun, key }] } });
    await expect(retire('team', 'above')).rejects.toMatchObject(usedBy('team', 'below'));
    await expect(retire('team', 'below')).rejects.toMatchObject(usedBy('person', 'member'));
    await retire('person', 'member');
    await retire('team', 'below');
    await retire('team', 'above');
  });

  test('remember who was in them and when, as people are moved', async () => {
    for (const key of ['one', 'two']) await put('team', key, team(null));
    await put('person', 'eva', { ...eva, team: 'one' });
    await put('person', 'eva', { ...eva, name: 'Eva Nová', team: 'one' }, 1);
    await put('person', 'eva', { ...eva, team: 'two' }, 2);
    await put('person', 'eva', { ...eva, team: null }, 3);
    await put('person', 'eva', { ...eva, team: 'one' }, 4);
    const stays = await database.ownerDb
      .selectFrom('team_membership as m')
      .innerJoin('team', (join) => join.onRef('team.id', '=', 'm.team_id'))
      .innerJoin('user_account as u', (join) => join.onRef('u.id', '=', 'm.user_id'))
      .select(['team.key', 'm.since', 'm.until'])
      .where('u.tenant_id', '=', tenantId)
      .where('u.key', '=', 'eva')
      .orderBy('m.since')
      .orderBy('m.until')
      .execute();
    expect(stays.map(({ key, until }) => [key, until === null])).toEqual([
      ['one', false],
      ['two', false],
      ['one', true],
    ]);
    const [first, second, third] = stays;
    expect(first!.until).toEqual(second!.since);
    expect(second!.until!.getTime()).toBeLessThanOrEqual(third!.since.getTime());
  });
});

describe('a file with people and teams', () => {
  const file = {
    zvonConfig: 1,
    items: {
      principal: { jantar: { name: 'Jantar' }, teleorion: { name: 'Teleorion' } },
      skill: { cards: { names }, energy: { names } },
      // Below stands, by its key, before what is above it.
      team: {
        cards: team('z-department'),
        internet: team('z-department', 'Ostrava'),
        'z-department': team(null, 'Brno'),
      },
      person: {
        boss: { ...eva, email: 'boss@severka.example', role: 'admin', voiceCapacity: 0 },
        eva: {
          ...{ ...eva, team: 'cards', principals: ['teleorion', 'jantar'] },
          skills: [
            { skill: 'energy', level: 1 },
            { skill: 'cards', level: 10 },
          ],
        },
        nobodys: { ...eva, email: 'nobodys@severka.example', principals: [] },
      },
    },
  };

  test('makes the same company anew, whose own file is the same byte by byte', async () => {
    const [one, other] = [await newCompany(), await newCompany()];
    await apply(one, file);
    const text = JSON.stringify(await exported(one));
    await apply(other, JSON.parse(text));
    expect(JSON.stringify(await exported(other))).toBe(text);
    expect(await database.deps.read(whoIn(one), (tx) => diffConfig(tx, one, file))).toEqual([]);
    expect(await apply(one, file)).toEqual([]);
  });

  test('turns a tree over, and refuses one that is none as a whole', async () => {
    const id = await newCompany();
    const of = (items: object) => apply(id, { zvonConfig: 1, items: { team: items } });
    await of({ a: team('b'), b: team('c'), c: team(null) });
    await of({ a: team(null), b: team('a'), c: team('b') });
    expect((await exported(id)).items.team).toEqual({ a: team(null), b: team('a'), c: team('b') });
    await expect(of({ a: team('c'), d: team(null) })).rejects.toMatchObject({ code: 'team-cycle' });
    expect(Object.keys((await exported(id)).items.team!)).toEqual(['a', 'b', 'c']);
  });

  test('brings back whom it names', async () => {
    const id = await newCompany();
    await apply(id, file);
    await database.deps.commit(whoIn(id), (unit) =>
      retireItem(unit, { noun: 'person', key: 'eva', revision: 1, why: null }, 'en'),
    );
    expect(Object.keys((await exported(id)).items.person!)).toEqual(['boss', 'nobodys']);
    await apply(id, file);
    expect(Object.keys((await exported(id)).items.person!)).toEqual(['boss', 'eva', 'nobodys']);
  });
});
