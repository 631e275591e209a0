import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBalanceService } from '../../src/adapters/demo-services/balance-service.ts';
import { createConnectorCall } from '../../src/adapters/http-connector/call-connector.ts';
import type { Tables } from '../../src/adapters/postgres/tables.generated.ts';
import { speechIn } from '../../src/adapters/prompts/read-speech.ts';
import { accountStory, pictured } from '../../src/core/demo/account-story.ts';
import type { FlowDefinition } from '../../src/shared/config/flow.ts';
import { lintFlow } from '../../src/core/flow/lint-flow.ts';
import { passesLuhn } from '../../src/core/flow/luhn.ts';
import { PopRule } from '../../src/shared/screen-pop-rule.ts';
import { phoneKeyOf } from '../../src/core/search/phone-key.ts';
import { performAction } from '../../src/features/actions/perform-action.ts';
import { getCase } from '../../src/features/cases/get-case.ts';
import { loadRoutingConfig } from '../../src/features/calls/load-config.ts';
import { moveConnector } from '../../src/features/connectors/move-connector.ts';
import { getCustomer } from '../../src/features/customers/get-customer.ts';
import { searchCustomers } from '../../src/features/customers/search-customers.ts';
import { type DemoCall, scenarios } from '../../src/features/demo/scenarios.ts';
import { paymentsConnector } from '../../src/features/demo/seed/object-types.ts';
import { customerId, objectId } from '../../src/features/demo/seed/put-customers.ts';
import { switchboard } from '../../src/features/demo/seed/pictured-people.ts';
import { demoTenantId, seedDemo } from '../../src/features/demo/seed/seed-demo.ts';
import { demoLanguages } from '../../src/features/demo/seed/six-languages.ts';
import { userId } from '../../src/features/demo/seed/staff.ts';
import { getObject } from '../../src/features/objects/get-object.ts';
import { loadSurroundings } from '../../src/features/flows/load-surroundings.ts';
import { identifyCaller } from '../../src/features/identity/identify-caller.ts';
import type { SignedIn } from '../../src/features/route.ts';
import { CaseRule } from '../../src/shared/case-rule.ts';
import { ConnectorManifest } from '../../src/shared/connector-manifest.ts';
import type { CandidateFound } from '../../src/shared/events.ts';
import type { CaseId, FlowId, InteractionId } from '../../src/shared/ids.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

const now = Date.now();
const jana: SignedIn = {
  ...{ tenantId: demoTenantId, userId: userId('jana.necasova'), role: 'agent', language: 'cs', principalIds: null },
  sessionHash: Buffer.alloc(32),
};
const who = { tenantId: demoTenantId, actor: { kind: 'user' as const, id: jana.userId }, principalIds: null };

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  const seeded = await seedDemo({ db: database.ownerDb, hashPassword: async () => 'hash', now });
  expect(seeded).toBe('seeded');
}, 60_000);
afterAll(() => database.close());

type Rows = Record<string, unknown>[];
const all = (table: keyof Tables): Promise<Rows> =>
  sql<Record<string, unknown>>`select * from ${sql.table(table)} where tenant_id = ${demoTenantId}`
    .execute(database.ownerDb)
    .then(({ rows }) => rows);

describe('the demo is made once', () => {
  test('a second run finds it and changes nothing', async () => {
    const before = await all('customer');
    expect(await seedDemo({ db: database.ownerDb, hashPassword: async () => 'other', now: now + 86_400_000 })).toBe(
      'there-already',
    );
    expect(await all('customer')).toEqual(before);
    expect((await all('user_account')).every((user) => user['password_hash'] === 'hash')).toBe(true);
  });

  test('another machine makes the same customers under the same ids', async () => {
    const other = await openTestDatabase();
    await seedDemo({ db: other.ownerDb, hashPassword: async () => 'hash', now });
    const ids = async (one: TestDatabase) =>
      await one.ownerDb
        .selectFrom('customer')
        .select(['id', 'name'])
        .where('tenant_id', '=', demoTenantId)
        .orderBy('id')
        .execute();
    expect(await ids(other)).toEqual(await ids(database));
    await other.close();
    // It seeds as much as what comes before all, and has as much time.
  }, 60_000);
});

describe('everything in it is plausible', () => {
  test('some thousand customers in all six languages, persons and organisations', async () => {
    const customers = await all('customer');
    expect(customers.length).toBeGreaterThan(2_900);
    for (const language of demoLanguages)
      expect([language, customers.filter((one) => one['language'] === language).length > 100]).toEqual([
        language,
        true,
      ]);
    expect(customers.filter((one) => one['kind'] === 'organisation').length).toBeGreaterThan(100);
  });

  test('every telephone number is one that its country knows', async () => {
    const phones = (await all('contact_point'))
      .filter((point) => point['kind'] === 'phone')
      .map((point) => String(point['value']));
    expect(phones.filter((value) => phoneKeyOf(value, 'CZ')?.e164 !== value)).toEqual([]);
  });

  test('every e-mail address is of the reserved example domain', async () => {
    const emails = (await all('contact_point'))
      .filter((point) => point['kind'] === 'email')
      .map((point) => String(point['value']));
    expect(emails.length).toBeGreaterThan(1_000);
    expect(emails.filter((value) => !/^[a-z0-9.]+@posta\.example$/.test(value))).toEqual([]);
  });

  test('every card has its check digit and shows four digits only', async () => {
    const cards = (await all('object')).filter((object) => String(object['key']).startsWith('9203'));
    expect(cards.length).toBeGreaterThan(500);
    for (const card of cards) {
      expect([card['key'], passesLuhn(String(card['key']))]).toEqual([card['key'], true]);
      expect(card['title']).toBe(`•••• ${String(card['key']).slice(-4)}`);
    }
  });

  test('names of everything that is chosen from are there in six languages', async () => {
    for (const table of [
      'queue',
      'skill',
      'topic',
      'outcome',
      'case_type',
      'object_type',
      'field',
      'action',
      'screen_pop_rule',
      'flow',
    ] as const) {
      const rows = await database.ownerDb
        .selectFrom(table)
        .select(['key', 'names'])
        .where('tenant_id', '=', demoTenantId)
        .execute();
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows)
        expect([table, row.key, Object.keys(row.names).sort()]).toEqual([table, row.key, [...demoLanguages].sort()]);
    }
  });

  test('there are exactly ten outcomes, and those that make no case are among them', async () => {
    const outcomes = await database.ownerDb
      .selectFrom('outcome')
      .selectAll()
      .where('tenant_id', '=', demoTenantId)
      .execute();
    expect(outcomes).toHaveLength(10);
    expect(
      outcomes
        .filter((one) => one.effect === 'none')
        .map((one) => one.key)
        .sort(),
    ).toEqual(['other-department', 'prank-or-silence', 'wrong-number']);
  });

  test('connectors, actions and pop rules are in the form that the product reads', async () => {
    const db = database.ownerDb;
    const [connector] = await db.selectFrom('connector').selectAll().where('tenant_id', '=', demoTenantId).execute();
    const manifest = ConnectorManifest.parse(connector!.manifest);
    const topics = (await db.selectFrom('topic').select('key').where('tenant_id', '=', demoTenantId).execute()).map(
      (row) => row.key,
    );
    const caseTypes = (
      await db.selectFrom('case_type').select('key').where('tenant_id', '=', demoTenantId).execute()
    ).map((row) => row.key);
    for (const action of await db.selectFrom('action').selectAll().where('tenant_id', '=', demoTenantId).execute()) {
      const rule = CaseRule.parse(action.case_rule);
      expect(topics).toContain(rule.topic);
      expect(caseTypes).toContain(rule.caseType);
      expect(Object.keys(manifest.operations)).toContain(action.operation);
    }
    for (const row of await db
      .selectFrom('screen_pop_rule')
      .selectAll()
      .where('tenant_id', '=', demoTenantId)
      .execute())
      PopRule.parse({
        key: row.key,
        version: row.version,
        position: row.position,
        condition: row.condition,
        target: row.target,
      });
  });
});

describe('the cases of the pictures', () => {
  const page = async (no: number) => {
    const { id } = await database.ownerDb
      .selectFrom('case')
      .select('id')
      .where('tenant_id', '=', demoTenantId)
      .where('no', '=', no)
      .executeTakeFirstOrThrow();
    return database.deps.read(who, (tx) => getCase(tx, jana, id as CaseId));
  };

  test('tell their opening and their end as those opened by hand, after the contact that opened them', async () => {
    const waiting = await page(4682);
    expect(waiting.timeline.map(({ text }) => text.key)).toEqual([
      'timeline.call.in',
      'timeline.case.opened',
      'timeline.case.state-waiting',
    ]);
    expect(waiting.timeline[1]).toMatchObject({
      at: waiting.openedAt,
      text: { args: { no: 4682, by: 'Petr Doležal' } },
    });
    const resolved = await page(4655);
    expect(resolved.timeline.map(({ text, at }) => [text.key, at])).toEqual([
      ['timeline.case.opened', resolved.openedAt],
      ['timeline.case.state-resolved', resolved.resolvedAt],
    ]);
  });

  test('the log has the month in the order of time and then the pictures in theirs, and every case is in it', async () => {
    const events = await all('event');
    const [snapshot] = await all('routing_snapshot');
    const isOfMonth = (event: Record<string, unknown>): boolean =>
      Number(event['version']) <= Number(snapshot!['version']);
    for (const told of [events.filter(isOfMonth), events.filter((event) => !isOfMonth(event))]) {
      const times = told
        .toSorted((one, other) => Number(one['version']) - Number(other['version']))
        .map((event) => Number(event['at']));
      expect(times).not.toEqual([]);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
    }
    expect(events.filter((event) => event['kind'] === 'case.created')).toHaveLength((await all('case')).length);
    const bodies = new Map(events.map((event) => [event['version'], event['body'] as { caseId: string }]));
    for (const link of events.filter((event) => !isOfMonth(event) && event['kind'] === 'case.linked'))
      expect(bodies.get(link['caused_by'])).toMatchObject({ caseId: (link['body'] as { caseId: string }).caseId });
  });
});

describe('the people of the pictures', () => {
  const customer = (key: string) => database.deps.read(who, (tx) => getCustomer(tx, jana, customerId(key)));

  test('Alena has her card, her number and her open case', async () => {
    const alena = await customer('alena');
    expect(alena).toMatchObject({
      name: 'Čapková Alena',
      birthDate: '1984-03-12',
      consents: { recording: true, advertising: false },
    });
    expect(alena.contactPoints[0]).toMatchObject({ value: '+420602118340', usage: 'direct' });
    const card = alena.objects.find((object) => object.title === '•••• 4021')!;
    expect(card.fields.filter((field) => field.prominent).map((field) => field.name)).toEqual([
      'Zůstatek',
      'Rezervováno',
      'Limit na den',
      'Platnost',
    ]);
    expect(card.fields[0]).toMatchObject({ source: 'platební systém', value: { currency: 'CZK' } });
    expect(alena.openCases.map((one) => [one.no, one.title])).toEqual([[4682, 'Nesedí zůstatek po dobití']]);
  });

  test('five people use the switchboard', async () => {
    const found = await database.deps.read(who, (tx) =>
      searchCustomers(tx, jana, {
        text: switchboard,
        familyName: '',
        givenName: '',
        city: '',
        birthDate: '',
        key: '',
        phone: '',
      }),
    );
    expect(found.exact.map((hit) => hit.name).sort()).toEqual([
      'Novák Petr',
      'Novák Zdeněk',
      'Nováková Marie',
      'Shevchenko Iryna',
      'Čapek Jan',
    ]);
  });

  test('Мельник Оксана is not there, and the two who are like her are told apart', async () => {
    const found = await database.deps.read(who, (tx) =>
      searchCustomers(tx, jana, {
        ...{
          text: '',
          familyName: 'Мельник',
          givenName: 'Оксана',
          city: 'Брно, Лішень',
          birthDate: '14.02.1989',
          key: '',
          phone: '050 123 45 67',
        },
      }),
    );
    expect(found.exact).toEqual([]);
    expect(found.near.map((hit) => hit.id)).toEqual(
      expect.arrayContaining([customerId('oksana-melnyk'), customerId('oksana-melnychuk')]),
    );
  });
});

describe('the demo callers', () => {
  const identified = async (call: DemoCall) => {
    const id = database.deps.newId() as InteractionId;
    const card = call.digits ? { card: { value: call.digits.replace('#', ''), type: 'card', check: 'valid' } } : {};
    const number = (await all('number')).find((row) => row['digits'] === call.to)!;
    await database.ownerDb
      .insertInto('interaction')
      .values({
        ...{
          tenant_id: demoTenantId,
          id,
          channel: 'phone',
          direction: 'in',
          from_number: call.from,
          to_number: call.to,
        },
        ...{
          language: 'cs',
          state: 'queue',
          arrived_at: new Date(),
          number_id: String(number['id']),
          attributes: JSON.stringify(card),
        },
      })
      .execute();
    await identifyCaller(database.deps, demoTenantId, id, null);
    return database.ownerDb.selectFrom('interaction').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  };

  test('[RU-5] the unknown number is nobody and opens the search', async () => {
    const found = await identified(scenarios['unknown-number']);
    expect(found).toMatchObject({
      identity_state: 'none',
      customer_id: null,
      candidates: [],
      pop: [{ target: { kind: 'search' } }],
    });
  });

  test('[RU-6] the household number is two people and opens the chooser', async () => {
    const found = await identified(scenarios['two-candidates']);
    expect(found).toMatchObject({
      identity_state: 'several',
      customer_id: null,
      pop: [{ target: { kind: 'chooser' } }],
    });
    expect(found.candidates).toHaveLength(2);
  });

  test('[RU-6] five people who use one switchboard are five candidates, and none is linked', async () => {
    const found = await identified({ ...scenarios['two-candidates'], from: switchboard });
    expect(found).toMatchObject({ identity_state: 'several', customer_id: null });
    const strengths = new Map(found.candidates.map((one: CandidateFound) => [one.customerId, one.strength]));
    expect(strengths.size).toBe(5);
    expect([...strengths.keys()][0]).toBe(customerId('marie-novakova'));
    expect(strengths.get(customerId('marie-novakova'))).toBe(4);
    expect(strengths.get(customerId('petr-novak'))).toBe(3);
    expect(strengths.get(customerId('iryna-shevchenko'))).toBe(1);
  });

  test('[RU-14] the typed card opens the card with its acts, its holder beside it', async () => {
    const found = await identified(scenarios['card-number']);
    expect(found).toMatchObject({
      customer_id: customerId('alena'),
      pop: [{ target: { kind: 'object', id: objectId('card', '9203010077344021') }, rule: 'typed-card' }],
    });
    const card = await database.deps.read(who, (tx) => getObject(tx, jana, objectId('card', '9203010077344021')));
    expect(card).toMatchObject({ title: '•••• 4021', customer: { name: 'Čapková Alena' } });
    expect(card.actions.map((action) => [action.key, action.primary])).toEqual([
      ['refresh-balance', true],
      ['change-limit', false],
    ]);
  });

  test('every prompt that a line plays is there in its language, and every caller has a voice', async () => {
    const prompts = join(import.meta.dirname, '../../prompts');
    const versions = await all('flow_version');
    for (const { flow_id, language } of await all('number')) {
      const flow = versions.find((row) => row['flow_id'] === flow_id)!['definition'] as FlowDefinition;
      const played = Object.values(flow.steps).flatMap((step) => [
        'prompt' in step ? step.prompt : null,
        'retryPrompt' in step ? step.retryPrompt : null,
      ]);
      for (const prompt of played.filter((one) => one !== null))
        expect([prompt, existsSync(join(prompts, String(language), `${prompt}.wav`))]).toEqual([prompt, true]);
    }
    for (const { voice } of Object.values(scenarios))
      expect([voice, existsSync(join(prompts, 'callers', `${voice}.wav`))]).toEqual([voice, true]);
  });

  test('every agent may serve the lines that the demo callers ring', async () => {
    const numbers = await all('number');
    const versions = await database.ownerDb
      .selectFrom('flow_version')
      .selectAll()
      .where('tenant_id', '=', demoTenantId)
      .execute();
    const queues = await database.ownerDb
      .selectFrom('queue')
      .selectAll()
      .where('tenant_id', '=', demoTenantId)
      .execute();
    const asked = await all('queue_skill');
    const has = await all('agent_skill');
    for (const call of Object.values(scenarios)) {
      const number = numbers.find((row) => row['digits'] === call.to)!;
      const flow = versions.find((row) => row.flow_id === number['flow_id'])!.definition as FlowDefinition;
      const step = Object.values(flow.steps).find((one) => one.kind === 'queue')!;
      const queue = queues.find((row) => row.key === step.queue)!;
      for (const user of (await all('user_account')).filter((one) => one['role'] === 'agent'))
        for (const skill of asked.filter((row) => row['queue_id'] === queue.id)) {
          const level =
            has.find((row) => row['agent_id'] === user['id'] && row['skill_id'] === skill['skill_id'])?.['level'] ?? 0;
          expect([user['name'], queue.key, Number(level) >= Number(skill['level'])]).toEqual([
            user['name'],
            queue.key,
            true,
          ]);
        }
    }
  });
});

describe('the payment system of the demo', () => {
  test('[RU-22] told where it is, it refreshes the pictured card and raises its limit in one call: two cases', async () => {
    const service = await startBalanceService({ token: 's3cret', accountAt: accountStory, now: () => now });
    await database.deps.commit(who, (unit) => moveConnector(unit, paymentsConnector.key, service.baseUrl));
    const secrets: Record<string, string> = { [paymentsConnector.secret]: 's3cret' };
    const callConnector = createConnectorCall({ secretOf: (name) => secrets[name], now: () => performance.now() });
    const interactionId = database.deps.newId() as InteractionId;
    await database.ownerDb
      .insertInto('interaction')
      .values({
        ...{ tenant_id: demoTenantId, id: interactionId, channel: 'phone', direction: 'in', language: 'cs' },
        ...{ state: 'talking', arrived_at: new Date(), agent_id: jana.userId },
      })
      .execute();
    const act = (action: string) =>
      performAction(database.deps, callConnector, jana, { id: objectId('card', pictured.card), action, interactionId });
    const refreshed = await act('refresh-balance');
    expect(refreshed.case).toMatchObject({ no: 4711, title: 'Dotaz na zůstatek', created: true });
    expect(refreshed.object.fields[0]).toMatchObject({ key: 'balance', source: 'platební systém' });
    expect(refreshed.object.fields[0]!.refreshedAt! > new Date(now - 60_000).toISOString()).toBe(true);
    const raised = await act('change-limit');
    expect(raised.case).toMatchObject({ no: 4712, title: 'Změna limitu karty', created: true });
    expect(raised.object.fields.find((field) => field.key === 'dailyLimit')!.value).toEqual({
      minor: 300_000,
      currency: 'CZK',
    });
    expect((await act('refresh-balance')).case).toMatchObject({ no: 4711, created: false });
    await service.close();
  });
});

test('every flow of the demo is without errors, in every language that its callers may hear', async () => {
  const speech = await speechIn(join(import.meta.dirname, '../../prompts'), () => 0)();
  const found = await database.deps.read(who, async (tx) => {
    const flows = await tx.selectFrom('flow').select(['id', 'key']).where('tenant_id', '=', demoTenantId).execute();
    const config = await loadRoutingConfig(tx, demoTenantId);
    const reader = { tenantId: demoTenantId, language: 'en' };
    return Promise.all(
      flows.map(async ({ id, key: of }) => {
        const { surroundings, numbers } = await loadSurroundings(tx, reader, { key: of, speech });
        return { of, numbers, problems: lintFlow(config.flows[id as FlowId]!.definition, surroundings) };
      }),
    );
  });
  expect(found.length).toBeGreaterThan(4);
  for (const { of, numbers, problems } of found) expect([of, numbers.length > 0, problems]).toEqual([of, true, []]);
});
