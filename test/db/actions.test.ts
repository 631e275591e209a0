import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BalanceService, startBalanceService } from '../../src/adapters/demo-services/balance-service.ts';
import { createConnectorCall } from '../../src/adapters/http-connector/call-connector.ts';
import { accountStory, pictured } from '../../src/core/demo/account-story.ts';
import { type ActRequest, performAction } from '../../src/features/actions/perform-action.ts';
import { voidCase } from '../../src/features/cases/void-case.ts';
import type { CaseRule } from '../../src/shared/case-rule.ts';
import { ConnectorManifest } from '../../src/shared/connector-manifest.ts';
import { AppError } from '../../src/shared/errors.ts';
import type { CaseId, InteractionId, ObjectId } from '../../src/shared/ids.ts';
import type { CastTenant } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

const afternoon = Date.UTC(2026, 10, 24, 15, 0);
const manifestOf = (baseUrl: string): ConnectorManifest =>
  ConnectorManifest.parse({
    transport: 'http-json',
    source: { en: 'payment system' },
    baseUrl,
    headers: { 'x-api-token': '{{secret:payments}}' },
    timeoutMs: 300,
    operations: {
      balance: {
        method: 'GET',
        path: '/accounts/{{key}}/balance',
        map: {
          balance: '$.balance|money',
          validUntil: '$.validUntil|month',
          movements: { list: '$.movements', item: { at: '$.at', text: '$.text', amount: '$.amount|money' }, max: 100 },
        },
      },
    },
  });
const rule: CaseRule = {
  ...{ caseType: 'information', category: 'balance', title: { cs: 'Dotaz na zůstatek', en: 'Balance enquiry' } },
  ...{ state: 'resolved', topic: 'balance' },
};

let database: TestDatabase;
let a: CastTenant;
let service: BalanceService;
let card: ObjectId;
let call: InteractionId;
beforeAll(async () => {
  database = await openTestDatabase();
  a = database.cast.a;
  service = await startBalanceService({ token: 's3cret', accountAt: accountStory, now: () => afternoon });
  const connectorId = await a.build.connector('payments', manifestOf(service.baseUrl));
  await a.build.field(a.objectTypes.card, 'balance', 'money', { prominent: true });
  await a.build.field(a.objectTypes.card, 'limit', 'money');
  for (const [objectTypeId, key] of [
    [a.objectTypes.card, 'refresh-balance'],
    [a.objectTypes.account, 'refresh-balance'],
  ] as const)
    await a.build.action(objectTypeId, key, {
      connector_id: connectorId,
      operation: 'balance',
      case_rule: JSON.stringify(rule),
      hot_key: 'R',
    });
}, 60_000);
afterAll(async () => {
  await service.close();
  await database.close();
});

beforeEach(async () => {
  service.behave({ kind: 'well' });
  database.deps.committed.length = 0;
  call = await a.build.interaction({
    agent_id: a.users.jana.id,
    contact_point_id: a.customers.mobile,
    customer_id: a.customers.alena,
  });
});

const makeCard = (key: string) =>
  a.build.object(a.objectTypes.card, key, {
    customer_id: a.customers.alena,
    data: JSON.stringify({ balance: { minor: 28_400, currency: 'CZK' }, limit: { minor: 200_000, currency: 'CZK' } }),
  });
const connectors = () => createConnectorCall({ secretOf: () => 's3cret', now: () => performance.now() });
const perform = (asked: Partial<ActRequest> = {}, who = a.users.jana, callConnector = connectors()) =>
  performAction(database.deps, callConnector, who.signedIn, {
    ...{ id: card, action: 'refresh-balance', interactionId: call, ...asked },
  });
/** Proved to push all that it changes to the agent of the call and to a colleague. */
const written = <T>(write: () => Promise<T>) => pushAgrees(database, [a.users.jana, a.users.petr], write);
const act = (...how: Parameters<typeof perform>) => written(() => perform(...how));
const cases = () =>
  database.ownerDb.selectFrom('case').selectAll().where('tenant_id', '=', a.id).where('object_id', '=', card).execute();
const undo = (caseId: CaseId) =>
  database.deps.commit(a.users.jana.who, (unit) => voidCase(unit, a.users.jana.signedIn, { caseId, reason: 'Undone' }));
const runs = () => database.ownerDb.selectFrom('action_run').selectAll().where('object_id', '=', card).execute();

describe('refreshing a balance in a call', () => {
  beforeAll(async () => {
    card = await makeCard(pictured.card);
  });

  test('[RU-22] it makes a resolved case with customer, object, type, category and the call', async () => {
    const performed = await act();
    expect(performed.object.fields[0]).toMatchObject({
      key: 'balance',
      value: { minor: 128_400, currency: 'CZK' },
      source: 'payment system',
    });
    expect(performed.object.fields[1]).toMatchObject({ key: 'limit', value: { minor: 200_000 }, source: null });
    expect(performed.object.movements[0]).toMatchObject({ text: 'Vaňkovka, 18,4 kWh' });
    const [made, ...others] = await cases();
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      ...{ title: 'Dotaz na zůstatek', state: 'resolved', category: 'balance', case_type_id: a.caseTypes.information },
      ...{ customer_id: a.customers.alena, object_id: card, contact_point_id: a.customers.mobile },
      made_by: { kind: 'action', action: 'refresh-balance', version: 1 },
    });
    expect(made!.resolved_at).not.toBeNull();
    expect(performed.case).toEqual({ id: made!.id, no: made!.no, title: 'Dotaz na zůstatek', created: true });
    const links = await database.ownerDb
      .selectFrom('case_interaction')
      .selectAll()
      .where('case_id', '=', made!.id)
      .execute();
    expect(links).toMatchObject([{ interaction_id: call, role: 'opened_by' }]);
  });

  test('[RU-22] pressed twice in one call it is still one case, and the second press only refreshes', async () => {
    const before = (await cases()).length;
    const first = await act();
    const second = await act();
    expect((await cases()).length).toBe(before + 1);
    expect(second.case).toEqual({ ...first.case, created: false });
    expect(database.deps.facts('case.created')).toHaveLength(1);
    expect(database.deps.facts('topic.added')).toHaveLength(1);
    expect(database.deps.facts('object.changed')).toHaveLength(2);
    expect(database.deps.facts('action.performed').map((fact) => fact.caseId)).toEqual([
      first.case!.id,
      first.case!.id,
    ]);
  });

  test('[RU-22] pressed twice at the same time it is one case', async () => {
    const before = (await cases()).length;
    const performed = await written(() => Promise.all(Array.from({ length: 6 }, () => perform())));
    expect((await cases()).length).toBe(before + 1);
    expect(performed.filter((one) => one.case!.created)).toHaveLength(1);
  });

  test('[RU-22] an act that was undone makes a new case when it is done again, at the same time only one', async () => {
    const before = (await cases()).length;
    const made: CaseId[] = [];
    for (let nth = 0; nth < 3; nth++) {
      const performed = await written(() => Promise.all(Array.from({ length: 4 }, () => perform())));
      const [id, ...others] = new Set(performed.map((one) => one.case!.id));
      expect(others).toEqual([]);
      expect(performed.filter((one) => one.case!.created)).toHaveLength(1);
      made.push(id!);
      await undo(id!);
    }
    expect(new Set(made).size).toBe(3);
    expect((await cases()).length).toBe(before + 3);
    const replaced = (await runs()).flatMap((run) => (run.replaces_case_id ? [run.replaces_case_id] : []));
    expect(replaced.toSorted()).toEqual(made.slice(0, 2).toSorted());
  });

  test('[RU-22] the database itself keeps the same act from making two cases', async () => {
    await act();
    const made = (await runs()).find((run) => run.interaction_id === call && run.case_id !== null)!;
    const again = database.ownerDb.insertInto('action_run').values({ ...made, id: randomUUID(), detail: '{}' });
    await expect(again.execute()).rejects.toThrow(/action_run_case/);
  });

  test('[RU-22] another call, or another object in the same call, is another case', async () => {
    const before = (await cases()).length;
    await act();
    const otherCall = await a.build.interaction({ agent_id: a.users.jana.id });
    await act({ interactionId: otherCall });
    expect((await cases()).length).toBe(before + 2);
    const account = await a.build.object(a.objectTypes.account, '7700012345', { customer_id: a.customers.josef });
    const performed = await act({ id: account });
    expect(performed.case).toMatchObject({ created: true });
  });

  test('[RU-21] serving comes first: nothing was opened or classified, and the topic follows from the act', async () => {
    await act();
    const topics = await database.ownerDb
      .selectFrom('interaction_topic')
      .selectAll()
      .where('interaction_id', '=', call)
      .execute();
    expect(topics).toMatchObject([{ topic_id: a.topics.balance, object_id: card, source: 'action' }]);
  });

  test('[CZA-8] every automatic change names the rule and its version, and leads back to the act and the agent', async () => {
    const { event } = await act();
    const told = database.deps.committed;
    const performed = told.find((one) => one.fact.kind === 'action.performed')!;
    expect(performed).toMatchObject({ version: event, actor: { kind: 'user', id: a.users.jana.id } });
    const byRule = { kind: 'rule', rule: 'action:refresh-balance', version: 1 };
    for (const kind of ['case.created', 'topic.added'])
      expect(told.find((one) => one.fact.kind === kind)).toMatchObject({ causedBy: event, actor: byRule });
    const created = told.find((one) => one.fact.kind === 'case.created')!;
    expect(told.find((one) => one.fact.kind === 'case.linked')).toMatchObject({
      causedBy: created.version,
      actor: byRule,
    });
    expect(told.find((one) => one.fact.kind === 'object.changed')).toMatchObject({ causedBy: event });
  });

  test('a topic that the agent took off is not put on again by the second press', async () => {
    await act();
    await database.ownerDb
      .updateTable('interaction_topic')
      .set({ removed_at: new Date() })
      .where('interaction_id', '=', call)
      .execute();
    await act();
    expect(database.deps.facts('topic.added')).toHaveLength(1);
  });

  test('without a contact it refreshes and makes no case', async () => {
    const before = (await cases()).length;
    const performed = await act({ interactionId: null });
    expect(performed.case).toBeNull();
    expect((await cases()).length).toBe(before);
    expect(database.deps.facts('object.changed')).toHaveLength(1);
  });
});

describe('when the other system fails', () => {
  const refusal = async (asked: Partial<ActRequest> = {}, who = a.users.jana) => {
    const error: unknown = await act(asked, who).catch((thrown: unknown) => thrown);
    return error instanceof AppError ? error.code : error;
  };
  const dataOf = async () =>
    await database.ownerDb.selectFrom('object').selectAll().where('id', '=', card).executeTakeFirstOrThrow();

  beforeEach(async () => {
    card = await makeCard(`9203010044${String(100_000 + Math.floor(Math.random() * 899_999))}`);
  });

  test.each([
    [
      'a system that is down is connector-unavailable',
      { kind: 'down' as const },
      'connector-unavailable',
      'status 503',
    ],
    [
      'a system that is slow is connector-timeout',
      { kind: 'slow' as const, byMs: 2_000 },
      'connector-timeout',
      'timeout',
    ],
  ])('%s, and nothing changes but the record of the try', async (_title, how, code, why) => {
    const before = await dataOf();
    service.behave(how);
    expect(await refusal()).toBe(code);
    expect(await dataOf()).toEqual(before);
    expect(await cases()).toEqual([]);
    expect(await runs()).toMatchObject([{ result: 'failed', case_id: null, interaction_id: call }]);
    expect(database.deps.committed.map((one) => one.fact)).toMatchObject([
      { kind: 'action.performed', result: 'failed' },
    ]);
    const connector = await database.ownerDb
      .selectFrom('connector')
      .selectAll()
      .where('tenant_id', '=', a.id)
      .executeTakeFirstOrThrow();
    expect(connector.last_error).toBe(why);
  });

  test('after a failure the next press works and makes the case', async () => {
    service.behave({ kind: 'down' });
    await refusal();
    service.behave({ kind: 'well' });
    expect((await act()).case).toMatchObject({ created: true });
  });

  test('a key that the other system does not know is refused', async () => {
    card = await makeCard('4000000000000002');
    expect(await refusal()).toBe('connector-unavailable');
  });

  test("another agent's call is refused before the other system is asked", async () => {
    let asked = 0;
    const error = await act({}, a.users.petr, async () => {
      asked += 1;
      return { kind: 'timeout' };
    }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'call-not-yours' });
    expect(asked).toBe(0);
    expect(await runs()).toEqual([]);
  });

  test("another tenant's object, call and action answer as if they were not there", async () => {
    const { b } = database.cast;
    expect(await refusal({ interactionId: null }, b.users.jana)).toBe('not-found');
    expect(await refusal({ interactionId: await b.build.interaction({ agent_id: b.users.jana.id }) })).toBe(
      'not-found',
    );
    expect(await refusal({ action: 'close-account' })).toBe('not-found');
  });
});
