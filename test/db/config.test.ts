import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { speechIn } from '../../src/adapters/prompts/read-speech.ts';
import { applyConfig } from '../../src/features/config/apply-config.ts';
import { exportConfig } from '../../src/features/config/export-config.ts';
import type { ConfigChange, ConfigFile, ConfigPage } from '../../src/shared/api/config.ts';
import type { QueueSettings } from '../../src/shared/config/queue.ts';
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
const queue: QueueSettings = {
  ...{ names, principal: null, language: 'cs', skills: [], relaxations: [], priority: 0, ageingPerMinute: 1 },
  ...{ ringMs: 20_000, wrapUpMs: 30_000, wrapUpExtensionMs: 30_000, wrapUpExtensionsMax: 1 },
  ...{ serviceLevelMs: 20_000, recorded: true, lastAgentMs: 0 },
};
const silent = { start: 'End', steps: { End: { kind: 'hangup', prompt: null } } };
const everyDay = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '08:00', to: '16:00' }]]),
);

const ask = (method: string, path: string, body?: unknown, as: CastUser = tenant.users.admin) =>
  world.call(method, `/api${path}`, { as, body });

async function page(method: string, path: string, body?: unknown, as?: CastUser): Promise<ConfigPage> {
  const answer = await ask(method, path, body, as);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const make = (noun: string, key: string, settings: unknown) =>
  page('PUT', `/config/${noun}/${key}`, { settings, revision: null });
const change = (noun: string, key: string, settings: unknown, revision: number) =>
  page('PUT', `/config/${noun}/${key}`, { settings, revision });
async function refusal(method: string, path: string, body: unknown) {
  const answer = await ask(method, path, body);
  expect(answer.statusCode).toBeGreaterThanOrEqual(400);
  return answer.json() as { code: string; fields?: { path: string }[]; uses?: { noun: string; key: string }[] };
}
async function exported(): Promise<ConfigFile> {
  const answer = await ask('GET', '/config-file');
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const diff = async (file: unknown) =>
  ((await ask('POST', '/config-file/diff', { file })).json() as { differences: unknown[] }).differences;

/** One of each noun, each naming those before it. */
async function setUpAll(mark: string): Promise<void> {
  const digits = String(10_000_000 + Math.floor(Math.random() * 80_000_000));
  await make('principal', mark, { name: 'Jantar' });
  await make('skill', mark, { names });
  await make('team', mark, { names, site: 'Brno', parent: null });
  const email = `${mark}@severka.example`;
  await make('person', mark, {
    ...{ name: 'Eva', email, role: 'agent', language: 'cs', team: mark, principals: [mark], voiceCapacity: 1 },
    skills: [{ skill: mark, level: 3 }],
  });
  await make('topic', mark, { names, position: 3 });
  await make('outcome', mark, { names, consequenceNames: {}, icon: 'check', effect: 'resolve', position: 4 });
  await make('holidays', mark, {
    names,
    days: [
      { names, yearly: '12-24' },
      { names, easter: 'western', daysAfter: 1 },
    ],
  });
  const hours = {
    names,
    timeZone: null,
    week: everyDay,
    holidays: [mark],
    exceptions: [{ date: '2026-12-31', spans: [] }],
  };
  await make('calendar', mark, hours);
  const relaxations = [{ afterMs: 20_000, levelDrop: 1, firstSkillOnly: true }];
  await make('queue', mark, { ...queue, principal: mark, skills: [{ skill: mark, level: 2 }], relaxations });
  const wait = { kind: 'queue', queue: mark, prompt: null, positionEveryMs: null };
  const open = { kind: 'hours', calendar: mark, open: 'Wait', closed: 'End', holiday: null };
  const definition = { start: 'Open?', steps: { 'Open?': open, Wait: wait, End: { kind: 'hangup', prompt: null } } };
  await make('flow', mark, { names, definition });
  const plans = [{ calendar: mark, is: 'closed', flow: mark }];
  const emergency = { flow: mark, on: false };
  await make('number', digits, { principal: mark, language: 'cs', flow: mark, plans, emergency });
}

describe('what is set up', () => {
  test('goes into one file and out of it into another company, each item the same', async () => {
    await setUpAll('whole');
    const file = await exported();
    const other = database.cast.b;
    const speech = await speechIn('prompts', () => 0)();
    await database.deps.commit(other.users.admin.who, (unit) =>
      applyConfig(unit, database.deps, { file: JSON.parse(JSON.stringify(file)), why: 'moved' }, speech),
    );
    const there = await database.deps.read(other.users.admin.who, (tx) => exportConfig(tx, other.id));
    for (const [noun, items] of Object.entries(file.items))
      for (const [key, settings] of Object.entries(items))
        expect([noun, key, there.items[noun as 'queue']?.[key]]).toEqual([noun, key, settings]);
    expect(JSON.stringify(await exported())).toBe(JSON.stringify(file));
    expect(await diff(file)).toEqual([]);
  });

  test('differs by one field where one field was changed', async () => {
    const key = newKey();
    await make('queue', key, queue);
    const file = await exported();
    await change('queue', key, { ...queue, ringMs: 15_000 }, 1);
    expect(await diff(file)).toEqual([
      { noun: 'queue', key, kind: 'different', fields: [{ path: 'ringMs', here: 15_000, inFile: 20_000 }] },
    ]);
  });

  test('is as the file says after it was applied, and what the file does not name stays', async () => {
    const [named, unnamed] = [newKey(), newKey()];
    await make('skill', named, { names });
    await make('skill', unnamed, { names });
    const answer = await ask('POST', '/config-file/apply', {
      file: { zvonConfig: 1, items: { skill: { [named]: { names: { en: 'Otherwise' } } } } },
    });
    expect(answer.json()).toMatchObject({ applied: [{ noun: 'skill', key: named, kind: 'different' }] });
    expect((await page('GET', `/config/skill/${named}`)).item.settings).toEqual({ names: { en: 'Otherwise' } });
    expect((await page('GET', `/config/skill/${unnamed}`)).item).toMatchObject({ revision: 1, settings: { names } });
  });

  test('a file is applied as a whole or not at all', async () => {
    const [good, bad] = [newKey(), newKey()];
    const said = await refusal('POST', '/config-file/apply', {
      file: {
        zvonConfig: 1,
        items: { skill: { [good]: { names } }, queue: { [bad]: { ...queue, principal: 'nobody' } } },
      },
    });
    expect(said).toMatchObject({ code: 'validation-failed', fields: [{ path: 'principal:nobody' }] });
    expect((await ask('GET', `/config/skill/${good}`)).statusCode).toBe(404);
  });

  test('what was retired is in use again when a file names it', async () => {
    const key = newKey();
    await make('skill', key, { names });
    const file = await exported();
    await page('POST', `/config/skill/${key}/retire`, { revision: 1 });
    expect(await diff(file)).toEqual([{ noun: 'skill', key, kind: 'only-in-file', fields: [] }]);
    await ask('POST', '/config-file/apply', { file });
    expect((await page('GET', `/config/skill/${key}`)).item.retiredAt).toBeNull();
  });

  test('what was retired is brought back by what the file says of it, not by what it named before', async () => {
    const [skill, key] = [newKey(), newKey()];
    await make('skill', skill, { names });
    const before = { ...queue, skills: [{ skill, level: 1 }] };
    await make('queue', key, before);
    await page('POST', `/config/queue/${key}/retire`, { revision: 1 });
    await page('POST', `/config/skill/${skill}/retire`, { revision: 1 });
    const apply = (settings: unknown) =>
      ask('POST', '/config-file/apply', { file: { zvonConfig: 1, items: { queue: { [key]: settings } } } });
    expect((await apply(before)).json()).toMatchObject({ fields: [{ path: `skill:${skill}` }] });
    expect((await apply(queue)).statusCode).toBe(200);
    expect((await page('GET', `/config/queue/${key}`)).item).toMatchObject({ retiredAt: null, settings: queue });
  });

  test('two files with the same items in opposite order are applied one after the other', async () => {
    const keys = Array.from({ length: 20 }, newKey);
    const apply = (order: readonly string[], en: string) => {
      const skill = Object.fromEntries(order.map((key) => [key, { names: { en } }]));
      return ask('POST', '/config-file/apply', { file: { zvonConfig: 1, items: { skill } } });
    };
    const both = await Promise.all([apply(keys, 'One'), apply(keys.toReversed(), 'Other')]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
  });
});

describe('a change', () => {
  test('[UA-22] is on record with who, when, what before and why, and one act undoes it', async () => {
    const key = newKey();
    await make('queue', key, queue);
    await page('PUT', `/config/queue/${key}`, { settings: { ...queue, ringMs: 15_000 }, revision: 1, why: 'Too long' });
    const { changes } = await page('GET', `/config/queue/${key}`);
    expect(changes.map(({ revision, change: what }) => [revision, what])).toEqual([
      [2, 'changed'],
      [1, 'made'],
    ]);
    expect(changes[0]).toMatchObject({
      ...{ by: { id: tenant.users.admin.id, name: 'admin' }, why: 'Too long' },
      ...{ before: { ringMs: 20_000 }, after: { ringMs: 15_000 } },
    });
    const undone = await page('POST', `/config/queue/${key}/undo`, { change: 2, revision: 2 });
    expect(undone.item).toMatchObject({ revision: 3, settings: { ringMs: 20_000 } });
    expect(undone.changes).toHaveLength(3);
  });

  test('that changes nothing is none', async () => {
    const key = newKey();
    await make('queue', key, queue);
    const again = await change('queue', key, { ...queue, names: { cs: names.cs, en: names.en } }, 1);
    expect(again.item.revision).toBe(1);
  });

  test('of two made at once one is written, and the other hears who was faster', async () => {
    const key = newKey();
    await make('skill', key, { names });
    const both = await Promise.all(
      ['one', 'other'].map((en) => ask('PUT', `/config/skill/${key}`, { settings: { names: { en } }, revision: 1 })),
    );
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const refused = both.find(({ statusCode }) => statusCode === 409)!;
    expect(refused.json()).toMatchObject({ code: 'conflict', revision: 2, changedBy: 'admin' });
  });

  test('undone of what was made takes it out of use, and of what was retired brings it back', async () => {
    const key = newKey();
    await make('skill', key, { names });
    const out = await page('POST', `/config/skill/${key}/undo`, { change: 1, revision: 1 });
    expect(out.item.retiredAt).not.toBeNull();
    expect((await refusal('PUT', `/config/skill/${key}`, { settings: { names }, revision: 2 })).code).toBe(
      'config-retired',
    );
    const back = await page('POST', `/config/skill/${key}/undo`, { change: 2, revision: 2 });
    expect(back.item).toMatchObject({ retiredAt: null, revision: 3 });
  });

  test('of everything stands in one list, the newest first', async () => {
    const [first, second] = [newKey(), newKey()];
    await make('skill', first, { names });
    await make('topic', second, { names, position: 1 });
    const { changes } = (await ask('GET', '/config-changes?limit=2')).json() as { changes: ConfigChange[] };
    expect(changes.map(({ noun, key }) => [noun, key])).toEqual([
      ['topic', second],
      ['skill', first],
    ]);
  });
});

test('what one file set up stands on one page of the changes, however long', async () => {
  const keys = Array.from({ length: 5 }, newKey);
  const skill = Object.fromEntries(keys.map((key) => [key, { names }]));
  await ask('POST', '/config-file/apply', { file: { zvonConfig: 1, items: { skill } } });
  const { changes } = (await ask('GET', '/config-changes?limit=2')).json() as { changes: ConfigChange[] };
  expect(changes.map(({ key }) => key)).toEqual(keys.toSorted());
});

describe('what is in use', () => {
  test('is not retired while others name it, and says which', async () => {
    const key = newKey();
    await make('skill', key, { names });
    await make('queue', key, { ...queue, skills: [{ skill: key, level: 1 }] });
    expect((await page('GET', `/config/skill/${key}`)).uses).toEqual([{ noun: 'queue', key, name: 'Made' }]);
    expect(await refusal('POST', `/config/skill/${key}/retire`, { revision: 1 })).toMatchObject({
      ...{ code: 'config-in-use', uses: [{ noun: 'queue', key }] },
    });
    await page('POST', `/config/queue/${key}/retire`, { revision: 1 });
    expect((await page('POST', `/config/skill/${key}/retire`, { revision: 1 })).item.retiredAt).not.toBeNull();
    expect(await refusal('POST', `/config/queue/${key}/bring-back`, { revision: 2 })).toMatchObject({
      ...{ code: 'validation-failed', fields: [{ path: `skill:${key}` }] },
    });
  });

  test('is not named by what is saved while it goes out of use', async () => {
    for (let round = 0; round < 5; round += 1) {
      const key = newKey();
      await make('skill', key, { names });
      const both = await Promise.all([
        ask('POST', `/config/skill/${key}/retire`, { revision: 1 }),
        ask('PUT', `/config/queue/${key}`, {
          ...{ settings: { ...queue, skills: [{ skill: key, level: 1 }] }, revision: null },
        }),
      ]);
      expect(both.filter(({ statusCode }) => statusCode === 200)).toHaveLength(1);
    }
  });

  test('names nothing that is not there', async () => {
    expect(
      await refusal('PUT', '/config/number/999123', {
        settings: { principal: null, language: 'cs', flow: 'nowhere', plans: [], emergency: null },
        revision: null,
      }),
    ).toMatchObject({ code: 'validation-failed', fields: [{ path: 'flow:nowhere' }] });
  });

  test('keeps its skills in the order in which they were named', async () => {
    const [z, a, key] = [`z-${newKey()}`, `a-${newKey()}`, newKey()];
    for (const skill of [z, a]) await make('skill', skill, { names });
    const skills = [z, a].map((skill) => ({ skill, level: 1 }));
    expect((await make('queue', key, { ...queue, skills })).item.settings['skills']).toEqual(skills);
  });

  test('a flow with an error is refused in a file as in the editor', async () => {
    const start = { start: 'Nowhere', steps: silent.steps };
    expect(
      await refusal('PUT', `/config/flow/${newKey()}`, { settings: { names, definition: start }, revision: null }),
    ).toMatchObject({ code: 'flow-has-errors', problems: [{ rule: 'start-missing' }, { rule: 'step-unreachable' }] });
  });
});

describe('bad input', () => {
  test('a field out of its bounds is named by its path', async () => {
    const said = await refusal('PUT', `/config/queue/${newKey()}`, {
      settings: { ...queue, ringMs: 5, names: { xx: '' }, colour: 'red' },
      revision: null,
    });
    expect(said.code).toBe('validation-failed');
    expect(said.fields!.map(({ path }) => path).toSorted()).toEqual(['colour', 'names.xx', 'ringMs']);
  });

  test.each([
    ['nonsense', 'config-file-unknown'],
    [null, 'config-file-unknown'],
    [[], 'config-file-unknown'],
    [{ zvonConfig: '1', items: {} }, 'config-file-unknown'],
    [{ zvonConfig: 2, items: {} }, 'config-file-newer'],
    [{ zvonConfig: 1, items: { teapot: {} } }, 'validation-failed'],
    [{ zvonConfig: 1, items: { skill: { 'Not A Key': { names } } } }, 'validation-failed'],
    [{ zvonConfig: 1, items: { skill: { good: { names: {} } } } }, 'validation-failed'],
  ])('the file %j is refused as %s', async (file, code) => {
    for (const act of ['diff', 'apply'])
      expect((await refusal('POST', `/config-file/${act}`, { file })).code).toBe(code);
  });

  test('names of the language itself are no keys and no fields', async () => {
    for (const text of ['{"__proto__":{"names":{"en":"x"}}}', '{"constructor":{"names":{"en":"x"}}}']) {
      const file = JSON.parse(`{"zvonConfig":1,"items":{"skill":${text}}}`) as unknown;
      const answer = await ask('POST', '/config-file/apply', { file });
      expect([200, 400]).toContain(answer.statusCode);
    }
    expect(({} as Record<string, unknown>)['names']).toBeUndefined();
    expect((await ask('GET', '/config/skill/__proto__')).statusCode).toBe(400);
  });

  test('a file as deep as the body allows is refused, not served', async () => {
    const deep = `{"file":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
    const answer = await world.call('POST', '/api/config-file/diff', {
      ...{ as: tenant.users.admin, body: deep, headers: { 'content-type': 'application/json' } },
    });
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
  });
});

describe('an administrator of one principal', () => {
  test('sees and sets up what is theirs, and the rest is as if it were not there', async () => {
    const [key, mine] = [newKey(), newKey()];
    await make('principal', key, { name: 'Of others' });
    await make('queue', key, { ...queue, principal: key });
    const scoped = await database.deps.read(tenant.users.admin.who, (tx) =>
      tx.selectFrom('principal').select('id').where('tenant_id', '=', tenant.id).where('key', '=', 'jantar').execute(),
    );
    const id = await tenant.build.user('scoped', { role: 'admin', principal_ids: scoped.map((row) => row.id) });
    const as = { ...tenant.users.admin, id: id as CastUser['id'] };
    expect((await ask('GET', `/config/queue/${key}`, undefined, as)).statusCode).toBe(404);
    const body = { settings: { ...queue, principal: 'jantar' }, revision: null };
    expect((await ask('PUT', `/config/queue/${mine}`, body, as)).statusCode).toBe(200);
    const taken = await ask('PUT', `/config/queue/${key}`, body, as);
    expect([taken.statusCode, (taken.json() as { code: string }).code]).toEqual([409, 'conflict']);
    const foreign = await ask(
      'PUT',
      `/config/queue/${newKey()}`,
      { ...body, settings: { ...queue, principal: key } },
      as,
    );
    expect((foreign.json() as { code: string }).code).toBe('forbidden');
    // What others share, and what there is of others.
    const skill = newKey();
    await make('skill', skill, { names });
    expect((await ask('POST', `/config/skill/${skill}/retire`, { revision: 1 }, as)).statusCode).toBe(403);
    expect(
      (await ask('PUT', `/config/skill/${skill}`, { settings: { names: { en: 'x' } }, revision: 1 }, as)).statusCode,
    ).toBe(403);
    expect((await ask('PUT', `/config/queue/${key}`, { ...body, revision: 7 }, as)).statusCode).toBe(404);
  });
});
