import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadRoutingConfig } from '../../src/features/calls/load-config.ts';
import { rollBack } from '../../src/features/flows/roll-back.ts';
import { saveDraft } from '../../src/features/flows/save-draft.ts';
import type { FlowPage, FlowRow } from '../../src/shared/api/flows.ts';
import type { FlowDefinition, FlowStep } from '../../src/shared/config/flow.ts';
import type { FlowId } from '../../src/shared/ids.ts';
import type { CastTenant } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: HttpWorld;
let tenant: CastTenant;
/** A flow of its own for each test. */
let key: string;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  world = await openHttpWorld(database);
}, 60_000);
afterAll(async () => {
  await world.close();
  await database.close();
});
beforeEach(() => (key = `flow-${randomUUID()}`.slice(0, 30).replace(/-$/, '')));

const wait: FlowStep = { kind: 'queue', queue: 'cards', prompt: 'please-wait', positionEveryMs: 30_000 };
const greeted = (next = 'Wait', prompt = 'greeting'): FlowDefinition => ({
  start: 'Greeting',
  steps: { Greeting: { kind: 'play', prompt, next }, Wait: wait },
});
const silent: FlowDefinition = { start: 'End', steps: { End: { kind: 'hangup', prompt: null } } };

const ask = (method: string, path: string, body?: unknown) =>
  world.call(method, `/api/flows${path}`, { as: tenant.users.admin, body });
async function page(method: string, path: string, body?: unknown): Promise<FlowPage> {
  const answer = await ask(method, path, body);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
}
const create = (definition: FlowDefinition) => page('POST', '', { key, names: { en: 'Infoline' }, definition });
const save = (definition: FlowDefinition, revision: number | null) =>
  page('PUT', `/${key}/draft`, { definition, revision });
const publish = (revision: number, note: string | null = null) => page('POST', `/${key}/publish`, { revision, note });
const published = async (definition: FlowDefinition): Promise<FlowPage> => {
  await create(definition);
  return publish(1);
};
const dial = (digits: string, number: { flow_id: string; language: string; plans?: string; emergency?: string }) =>
  database.ownerDb
    .insertInto('number')
    .values({ tenant_id: tenant.id, id: randomUUID(), digits, ...number })
    .execute();
const idOf = async (of: string): Promise<FlowId> => {
  const flow = database.ownerDb.selectFrom('flow').select('id').where('tenant_id', '=', tenant.id);
  return (await flow.where('key', '=', of).executeTakeFirstOrThrow()).id as FlowId;
};

describe('a flow', () => {
  test('begins with a draft and answers no call before that is published', async () => {
    const begun = await create(greeted());
    expect(begun).toMatchObject({ publishedVersion: 0, published: null, versions: [], name: 'Infoline' });
    expect(begun.draft).toMatchObject({ revision: 1, savedBy: { id: tenant.users.admin.id, name: 'admin' } });
    const after = await publish(1, 'The first');
    expect(after).toMatchObject({ publishedVersion: 1, published: greeted(), draft: null });
    expect(after.versions).toMatchObject([{ version: 1, note: 'The first', publishedBy: { name: 'admin' } }]);
  });

  test('is begun once under its key', async () => {
    await create(greeted());
    const again = await ask('POST', '', { key, names: { en: 'Other' }, definition: silent });
    expect([again.statusCode, again.json().code]).toEqual([409, 'conflict']);
  });

  test('is listed with every number that leads to it: always, by a plan, in an emergency', async () => {
    await published(silent);
    const other = key;
    key = `${key}x`;
    await published(silent);
    const flow_id = await idOf(other);
    await dial('700100', { flow_id, language: 'cs' });
    const plans = JSON.stringify([{ calendar: 'office', is: 'closed', flow: key }]);
    await dial('700200', { flow_id, language: 'pl', plans });
    await dial('700300', { flow_id, language: 'uk', emergency: JSON.stringify({ flow: key, on: false }) });
    const { flows } = (await ask('GET', '')).json() as { flows: FlowRow[] };
    expect(flows.find((one) => one.key === key)).toMatchObject({ numbers: ['700200', '700300'], hasDraft: false });
    expect(await page('GET', `/${key}`)).toMatchObject({
      numbers: ['700200', '700300'],
      surroundings: { languages: ['pl', 'uk'] },
    });
  });

  test('says what its steps may name, with the languages and the words of each prompt', async () => {
    const { surroundings } = await create(greeted());
    expect(surroundings.queues).toContainEqual({ key: 'cards', name: 'cards', skilled: 5 });
    const greeting = surroundings.prompts.find((prompt) => prompt.key === 'greeting');
    expect(greeting?.languages).toEqual(expect.arrayContaining(['cs', 'en', 'uk']));
    expect(greeting?.texts.en).toMatch(/^Hello/);
  });

  test('of a version is there as it was published, and of none that is not', async () => {
    await published(greeted());
    expect((await ask('GET', `/${key}/versions/1`)).json()).toEqual({ definition: greeted() });
    for (const version of ['2', '9007199254740991'])
      expect((await ask('GET', `/${key}/versions/${version}`)).statusCode).toBe(404);
  });
});

describe('a draft', () => {
  test('may be wrong, and says what is', async () => {
    const { draft } = await create(greeted('nowhere'));
    expect(draft?.problems).toMatchObject([
      { severity: 'error', rule: 'exit-dangling', step: 'Greeting', about: { exit: 'next', next: 'nowhere' } },
      { severity: 'warning', rule: 'step-unreachable', step: 'Wait' },
    ]);
  });

  test('of two authors is written over by neither', async () => {
    await create(greeted());
    await save(silent, 1);
    const second = await ask('PUT', `/${key}/draft`, { definition: greeted('other'), revision: 1 });
    expect(second.json()).toMatchObject({ code: 'conflict', revision: 2, savedBy: { name: 'admin' } });
    expect(second.json().savedAt).toMatch(/Z$/);
    expect((await page('GET', `/${key}`)).draft?.definition).toEqual(silent);
  });

  test('of two authors who save at once is kept of one alone', async () => {
    await create(greeted());
    const saves = [silent, greeted('a'), greeted('b'), greeted('c')].map((definition) =>
      ask('PUT', `/${key}/draft`, { definition, revision: 1 }),
    );
    const codes = (await Promise.all(saves)).map(({ statusCode }) => statusCode);
    expect(codes.toSorted()).toEqual([200, 409, 409, 409]);
    expect((await page('GET', `/${key}`)).draft?.revision).toBe(2);
  });

  test('that another began, published or dropped meanwhile is not written over', async () => {
    await published(greeted());
    await save(silent, null);
    const late = (revision: number | null) => ask('PUT', `/${key}/draft`, { definition: silent, revision });
    expect((await late(null)).json()).toMatchObject({ code: 'conflict', revision: 1 });
    await page('POST', `/${key}/draft/drop`, { revision: 1 });
    expect((await late(1)).json()).toMatchObject({ code: 'conflict', revision: null });
    expect(await page('GET', `/${key}`)).toMatchObject({ draft: null, published: greeted() });
  });

  test('that has changed since it was looked at is neither published nor dropped', async () => {
    await create(greeted());
    await save(silent, 1);
    for (const act of ['publish', 'draft/drop']) {
      const answer = await ask('POST', `/${key}/${act}`, { revision: 1 });
      expect(answer.json()).toMatchObject({ code: 'conflict', revision: 2 });
    }
  });

  test('of a flow out of use is not kept', async () => {
    await published(greeted());
    await database.ownerDb.updateTable('flow').set({ retired_at: new Date() }).where('key', '=', key).execute();
    const answer = await ask('PUT', `/${key}/draft`, { definition: silent, revision: null });
    expect(answer.json().code).toBe('config-retired');
  });
});

describe('publishing is refused by the name of the step', () => {
  const menu = (next: string): FlowStep => ({
    ...{ kind: 'menu', prompt: 'greeting', waitMs: 5_000, tries: 2, retryPrompt: null, none: next },
    choices: [{ digit: '1', next }],
  });
  const language: FlowStep = {
    ...{ kind: 'language', prompt: 'greeting', waitMs: 5_000, next: 'Wait' },
    choices: [{ digit: '2', language: 'de' }],
  };
  const table: [what: string, definition: FlowDefinition, problem: object][] = [
    [
      'for an exit that leads nowhere',
      greeted('nowhere'),
      { rule: 'exit-dangling', step: 'Greeting', about: { exit: 'next', next: 'nowhere' } },
    ],
    [
      'for a loop without an end',
      { start: 'Again', steps: { Again: menu('Again') } },
      { rule: 'loop-without-exit', step: 'Again', about: { steps: 'Again' } },
    ],
    [
      'for a prompt that nobody has spoken',
      greeted('Wait', 'no-such-words'),
      { rule: 'prompt-missing', step: 'Greeting', about: { prompt: 'no-such-words' } },
    ],
    [
      'for a language in which a prompt is missing',
      { start: 'Language', steps: { Language: language, Wait: wait } },
      { rule: 'prompt-language-missing', step: 'Wait', about: { prompt: 'please-wait', language: 'de' } },
    ],
    [
      'for a queue that is not there',
      { start: 'Wait', steps: { Wait: { ...wait, queue: 'nobody' } as FlowStep } },
      { rule: 'queue-missing', step: 'Wait', about: { queue: 'nobody' } },
    ],
  ];
  test.each(table)('%s', async (_what, definition, problem) => {
    await create(definition);
    const answer = await ask('POST', `/${key}/publish`, { revision: 1 });
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'flow-has-errors']);
    expect(answer.json().problems).toContainEqual({ severity: 'error', ...problem });
    expect(await page('GET', `/${key}`)).toMatchObject({ publishedVersion: 0, draft: { revision: 1 } });
  });

  test('for a language of a number that leads there', async () => {
    await published(silent);
    await dial('700400', { flow_id: await idOf(key), language: 'de' });
    await save(greeted(), null);
    const answer = await ask('POST', `/${key}/publish`, { revision: 1 });
    expect(answer.json().problems[0]).toMatchObject({
      step: 'Greeting',
      about: { prompt: 'greeting', language: 'de' },
    });
  });
});

describe('rolling back', () => {
  test('lets an earlier version answer calls as a new one, and the draft stays', async () => {
    await published(greeted());
    await save(silent, null);
    await publish(1);
    await save(greeted('nowhere'), null);
    const after = await page('POST', `/${key}/roll-back`, { version: 1, note: 'The other was worse' });
    expect(after).toMatchObject({ publishedVersion: 3, published: greeted(), draft: { revision: 1 } });
    expect(after.versions.map(({ version, note }) => [version, note])).toEqual([
      [3, 'The other was worse'],
      [2, null],
      [1, null],
    ]);
  });

  test('is refused where the version names what is gone', async () => {
    const summer = `summer-${key}`;
    await tenant.build.queue(summer);
    await published({ start: 'Wait', steps: { Wait: { ...wait, queue: summer } as FlowStep } });
    await save(silent, null);
    await publish(1);
    const queue = database.ownerDb.updateTable('queue').set({ retired_at: new Date() });
    await queue.where('key', '=', summer).execute();
    const answer = await ask('POST', `/${key}/roll-back`, { version: 1 });
    expect(answer.json()).toMatchObject({
      code: 'flow-has-errors',
      problems: [{ rule: 'queue-retired', step: 'Wait' }],
    });
  });

  test('tells the version that it repeats', async () => {
    await published(silent);
    const { deps } = database;
    const who = tenant.users.admin.who;
    await deps.commit(who, (unit) => rollBack(unit, { key, version: 1, note: null }, []));
    expect(deps.facts('flow.published').at(-1)).toMatchObject({ version: 2, rolledBackTo: 1 });
    expect(deps.facts('config.changed').at(-1)).toMatchObject({ noun: 'flow', key, change: 'changed' });
    await deps.commit(who, (unit) => saveDraft(unit, { key, definition: silent, revision: null }));
    expect(deps.facts('flow.published')).toHaveLength(1);
  });
});

test('a call finishes on the version that it began with: the engine has that beside the new one', async () => {
  await published(greeted());
  await save(silent, null);
  await publish(1);
  const config = await database.deps.read(tenant.users.admin.who, (tx) => loadRoutingConfig(tx, tenant.id));
  const id = await idOf(key);
  expect(config.flows[id]).toEqual({ version: 2, definition: silent });
  expect(config.flowVersions[`${id}:1`]).toEqual(greeted());
});

describe('a hostile definition is refused in words', () => {
  const steps = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [`Step ${n}`, wait]));
  const refused = async (definition: string) => {
    const answer = await world.call('POST', '/api/flows', {
      as: tenant.users.admin,
      body: `{"key":"${key}","names":{"en":"x"},"definition":${definition}}`,
      headers: { 'content-type': 'application/json' },
    });
    const { code, fields } = answer.json();
    return [answer.statusCode, code, fields?.[0]];
  };

  test('with a step named __proto__', async () => {
    const step = JSON.stringify(wait);
    expect(await refused(`{"start":"__proto__","steps":{"__proto__":${step}}}`)).toEqual([
      ...[400, 'validation-failed', { path: '', message: 'is not JSON' }],
    ]);
  });

  test('with one step more than 200', async () => {
    expect(await refused(JSON.stringify({ start: 'Step 0', steps }))).toEqual([
      ...[400, 'validation-failed', { path: 'definition.steps', message: 'more than 200 steps' }],
    ]);
  });

  test('with a mebibyte of comments, in one or in many', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_200 }, (_, n) => [`Step ${n}`, 'x'.repeat(1_000)]));
    expect(await refused(JSON.stringify({ ...silent, comments: many }))).toEqual([413, 'body-too-large', undefined]);
    expect(await refused(JSON.stringify({ ...silent, comments: { End: 'x'.repeat(900_000) } }))).toMatchObject([
      ...[400, 'validation-failed', { path: 'definition.comments.End' }],
    ]);
  });

  test('with an exit that is called like what every object has: it is no step', async () => {
    const { draft } = await create(greeted('constructor'));
    expect(draft?.problems[0]).toMatchObject({ rule: 'exit-dangling', about: { next: 'constructor' } });
  });
});

test('only those who set Zvon up see or change a flow', async () => {
  await create(greeted());
  for (const as of [tenant.users.jana, tenant.users.radek])
    expect((await world.call('GET', `/api/flows/${key}`, { as })).statusCode).toBe(403);
});
