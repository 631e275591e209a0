import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IdentityChoice } from '../../src/features/identity/choose-identity.ts';
import { identifyCaller } from '../../src/features/identity/identify-caller.ts';
import { interactionsRoutes } from '../../src/features/interactions/routes.ts';
import { InteractionDoc } from '../../src/shared/api/desk.ts';
import type { CustomerId, InteractionId } from '../../src/shared/ids.ts';
import type { PopCondition, PopRuleTarget } from '../../src/shared/screen-pop-rule.ts';
import type { CastTenant } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { contextOf } from '../support/request-context.ts';
import { ringIn } from '../support/ring-in.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  await popRule('nobody', 90, { identity: ['none'] }, [{ kind: 'search' }]);
  await popRule('several', 80, { identity: ['several'] }, [{ kind: 'chooser' }]);
  await popRule('known', 50, { identity: ['matched'] }, [{ kind: 'customer' }]);
  await popRule('card', 10, { attributes: { card: { checks: ['valid'] } } }, [
    { kind: 'object', type: 'card', attribute: 'card' },
  ]);
}, 60_000);
afterAll(() => database.close());

const popRule = (key: string, position: number, condition: PopCondition, target: PopRuleTarget[]) =>
  tenant.build.popRule(key, { position, condition: JSON.stringify(condition), target: JSON.stringify(target) });

const routes = () => interactionsRoutes(database.deps);
const get = (id: InteractionId, user = tenant.users.jana): Promise<InteractionDoc> =>
  call(routes().get, { id }, { context: contextOf(user) });

async function identified(given: Parameters<typeof ringIn>[3]): Promise<InteractionId> {
  const { id } = await ringIn(database, tenant, 'queued', given);
  await identifyCaller(database.deps, tenant.id, id, null);
  return id;
}

/** What must not change by itself: people, links of numbers, cases and their links. */
async function everything(): Promise<Record<string, number>> {
  const count = async (table: 'customer' | 'customer_contact_point' | 'case' | 'case_interaction') =>
    (await database.ownerDb.selectFrom(table).select('tenant_id').execute()).length;
  return {
    customers: await count('customer'),
    numbers: await count('customer_contact_point'),
    cases: await count('case'),
    links: await count('case_interaction'),
  };
}

describe('nobody found', () => {
  test('[RU-5][RU-7] after an unknown call the person count is unchanged and nothing is created', async () => {
    const before = await everything();
    const id = await identified({ from: '420777123456' });
    const { identity, contactPointId } = await get(id);
    expect(identity).toMatchObject({ state: 'none', customerId: null, candidates: [] });
    expect(identity.pop.map((pop) => pop.target.kind)).toEqual(['search']);
    expect(await everything()).toEqual(before);
    // The number itself is kept, so that its next call finds this one.
    const again = await get(await identified({ from: '+420777123456' }));
    expect(contactPointId).not.toBeNull();
    expect(again.contactPointId).toBe(contactPointId);
  });

  test('a withheld number is nobody and makes no contact point', async () => {
    const { identity, contactPointId } = await get(await identified({ from: null }));
    expect([identity.state, contactPointId]).toEqual(['none', null]);
  });
});

test('[UA-4] the call of a supplier is told as one of that party, while it rings too', async () => {
  const { build, users } = tenant;
  const customer = await build.customer('Papír Sever', { kind: 'organisation', party: 'supplier' });
  await build.phone('+420541220444', [{ customer }]);
  const { id } = await ringIn(database, tenant, 'offered', { from: '420541220444' });
  await pushAgrees(database, [users.jana], () => identifyCaller(database.deps, tenant.id, id, null));
  expect((await get(id)).identity).toMatchObject({ state: 'matched', customerId: customer, customerParty: 'supplier' });
});

describe('several found', () => {
  let five: CustomerId[];
  let id: InteractionId;
  beforeAll(async () => {
    const { build, caseTypes } = tenant;
    const names = ['Nováková Marie', 'Novák Petr', 'Novák Zdeněk', 'Čapek Jan', 'Шевченко Ірина'];
    five = [];
    for (const name of names) five.push(await build.customer(name, { city: 'Brno' }));
    await build.phone('+420541220111', [
      ...five.slice(0, 4).map((customer) => ({ customer, usage: 'shared' as const })),
      { customer: five[4]!, usage: 'guess' as const },
    ]);
    await build.case(caseTypes.complaint, 'Payment not matched', { customer_id: five[0]!, no: 4688 });
    await build.interaction({ customer_id: five[0]!, state: 'ended', agent_id: tenant.users.petr.id });
    await build.interaction({ customer_id: five[1]!, state: 'ended' });
    id = await identified({ from: '420541220111' });
    await ringOn(id);
  }, 30_000);

  /** The caller is put through to Jana. */
  const ringOn = (interactionId: InteractionId) =>
    database.ownerDb
      .updateTable('interaction')
      .set({ state: 'talking', agent_id: tenant.users.jana.id })
      .where('id', '=', interactionId)
      .execute();

  test('[RU-6] five seeded persons are five rows and none is linked until picked', async () => {
    const { identity } = await get(id);
    expect(identity.candidates).toHaveLength(5);
    expect(new Set(identity.candidates.map((candidate) => candidate.customerId))).toEqual(new Set(five));
    expect([identity.state, identity.customerId]).toEqual(['several', null]);
    expect(identity.pop.map((pop) => pop.target.kind)).toEqual(['chooser']);
    const row = await database.ownerDb
      .selectFrom('interaction')
      .select('customer_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect(row.customer_id).toBeNull();
  });

  test('[RU-6] the rows are ranked, with the reasons and what tells them apart', async () => {
    const { candidates } = (await get(id)).identity;
    expect(candidates.map(({ name, strength }) => [name, strength]).slice(0, 2)).toEqual([
      ['Nováková Marie', 4],
      ['Novák Petr', 3],
    ]);
    expect(candidates[0]!.evidence).toEqual([
      { kind: 'open-case', detail: { no: '4688', count: '1' } },
      { kind: 'called-recently', detail: { at: expect.any(String), direction: 'in', agent: 'petr' } },
      { kind: 'shared-number', detail: { usage: 'shared' } },
    ]);
    expect(candidates.at(-1)).toMatchObject({
      ...{ name: 'Шевченко Ірина', strength: 1 },
      evidence: [{ kind: 'signature' }],
    });
  });

  test('[UA-4] each row says which party it is', async () => {
    const { build } = tenant;
    const supplier = await build.customer('Tiskárna Jih', { kind: 'organisation', party: 'supplier' });
    const ann = await build.customer('Jižní Anna');
    await build.phone('+420541220333', [
      { customer: supplier, usage: 'shared' },
      { customer: ann, usage: 'shared' },
    ]);
    const { candidates } = (await get(await identified({ from: '420541220333' }))).identity;
    expect(new Map(candidates.map(({ name, party }) => [name, party]))).toEqual(
      new Map([
        ['Tiskárna Jih', 'supplier'],
        ['Jižní Anna', 'customer'],
      ]),
    );
  });

  test('[RU-6] picking one links that one, once, and remembers the number if asked', async () => {
    const { jana, petr } = tenant.users;
    const customerId = five[1]!;
    const choice = { state: 'matched' as const, customerId, remember: 'shared' as const };
    const before = await everything();
    const doc = await pushAgrees(database, [jana, petr], () =>
      call(routes().chooseIdentity, { id, choice }, { context: contextOf(jana) }),
    );
    expect(doc.identity).toMatchObject({ state: 'matched', customerId, customerName: 'Novák Petr' });
    expect(doc.identity.candidates).toHaveLength(5);
    // The link of the number existed; nothing else came or moved.
    expect(await everything()).toEqual(before);
    expect(database.deps.facts('identity.chosen').filter((fact) => fact.interactionId === id)).toEqual([
      { kind: 'identity.chosen', interactionId: id, state: 'matched', customerId, remember: 'shared' },
    ]);
  });

  test('[RU-6] a wrong choice is corrected by choosing again, and the log keeps both', async () => {
    const { jana } = tenant.users;
    const choose = (choice: IdentityChoice) =>
      pushAgrees(database, [jana], () => call(routes().chooseIdentity, { id, choice }, { context: contextOf(jana) }));
    const anonymous = await choose({ state: 'anonymous' });
    expect(anonymous.identity).toMatchObject({ state: 'anonymous', customerId: null });
    const third = await choose({ state: 'third-party', customerId: five[3]! });
    expect(third.identity).toMatchObject({ state: 'third-party', customerId: five[3] });
    const states = database.deps.facts('identity.chosen').filter((fact) => fact.interactionId === id);
    expect(states.map((fact) => fact.state)).toEqual(['matched', 'anonymous', 'third-party']);
  });

  test('[RU-6] what a person has chosen is not sought again', async () => {
    const version = database.deps.committed.length;
    await identifyCaller(database.deps, tenant.id, id, null);
    expect(database.deps.committed).toHaveLength(version);
  });

  test("another agent's contact cannot be identified, and an unknown customer is not found", async () => {
    const choice = { state: 'anonymous' as const };
    await expect(
      call(routes().chooseIdentity, { id, choice }, { context: contextOf(tenant.users.petr) }),
    ).rejects.toMatchObject({ code: 'call-not-yours' });
    const stranger = { state: 'matched' as const, customerId: database.cast.b.customers.alena, remember: null };
    await expect(
      call(routes().chooseIdentity, { id, choice: stranger }, { context: contextOf(tenant.users.jana) }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('one found', () => {
  test('[RU-4] a direct number opens the customer while it rings, with everything the card needs at once', async () => {
    const { alena, mobile } = tenant.customers;
    const id = await identified({ from: '420602118340' });
    const doc = await get(id);
    expect(doc.identity).toMatchObject({ state: 'matched', customerId: alena, customerName: 'Čapková Alena' });
    expect(doc.identity.pop).toEqual([
      { target: { kind: 'customer', id: alena, title: 'Čapková Alena' }, rule: 'known', ruleVersion: 1 },
    ]);
    expect(doc.contactPointId).toBe(mobile);
    expect(() => InteractionDoc.parse(doc)).not.toThrow();
  });

  test('a number that reached a wrong person proves nobody any more', async () => {
    const { build } = tenant;
    const customer = await build.customer('Malá Jana');
    await build.phone('+420602000222', [{ customer }], { status: 'wrong-person' });
    const { identity } = await get(await identified({ from: '420602000222' }));
    expect(identity).toMatchObject({ state: 'several', customerId: null });
  });

  test('a firm that was not called is not looked at', async () => {
    const { build, principal } = tenant;
    const other = await build.principal('lumen');
    const customer = await build.customer('Lumen Petr', { principal_id: other });
    await build.phone('+420602000333', [{ customer }]);
    const { id } = await ringIn(database, tenant, 'queued', { from: '420602000333' });
    await database.ownerDb.updateTable('interaction').set({ principal_id: principal }).where('id', '=', id).execute();
    await identifyCaller(database.deps, tenant.id, id, null);
    expect((await get(id)).identity.state).toBe('none');
  });
});

describe('the caller typed a card number', () => {
  const typed = { card: { value: '4021', type: 'card' } };

  test('[RU-14] the card opens, and its holder is found as who calls', async () => {
    const { build, customers, objectTypes } = tenant;
    const card = await build.object(objectTypes.card, '4021', { customer_id: customers.josef, title: 'Card •• 4021' });
    const { identity } = await get(await identified({ from: '420777999001', typed }));
    expect(identity.pop).toEqual([
      { target: { kind: 'object', id: card, title: 'Card •• 4021', icon: 'card' }, rule: 'card', ruleVersion: 1 },
    ]);
    expect(identity).toMatchObject({ state: 'matched', customerId: customers.josef });
    expect(identity.candidates[0]!.evidence[0]).toEqual({
      ...{ kind: 'typed-identifier', detail: { type: 'card', attribute: 'card' } },
    });
  });

  test("[RU-14] another person's number does not make the holder the caller: both are shown, the card still opens", async () => {
    const { identity } = await get(await identified({ from: '420602118340', typed }));
    expect(identity).toMatchObject({ state: 'several', customerId: null });
    expect(identity.candidates.map(({ name }) => name)).toEqual(['Dvořák Josef', 'Čapková Alena']);
    expect(identity.pop.map((pop) => pop.target.kind)).toEqual(['object']);
  });

  test.each([
    ['wrong digits', { card: { value: '4021', type: 'card', check: 'invalid' as const } }],
    ['a card that nobody has', { card: { value: '9999', type: 'card' } }],
    ['the number of a thing of another kind', { card: { value: '4021', type: 'contract' } }],
  ])('[RU-14] %s opens no card', async (_what, digits) => {
    const { identity } = await get(await identified({ from: '420777999002', typed: digits }));
    expect(identity.pop.map((pop) => pop.target.kind)).toEqual(['search']);
  });
});

describe('[CZA-8] the search names its rule and its cause', () => {
  test('who was linked names the rule that ranked, what opened the rule that said so, and the one led to the other', async () => {
    const { id } = await ringIn(database, tenant, 'queued', { from: '420602118340' });
    const queued = database.deps.committed.at(-1)!;
    await identifyCaller(database.deps, tenant.id, id, queued.version);
    const [sought, popped] = database.deps.committed.slice(-2);
    expect(sought).toMatchObject({
      ...{ causedBy: queued.version, actor: { kind: 'rule', rule: 'identify-caller', version: 1 } },
      fact: { kind: 'identity.sought', interactionId: id, state: 'matched' },
    });
    expect(popped).toMatchObject({
      ...{ causedBy: sought!.version, actor: { kind: 'rule', rule: 'screen-pop:known', version: 1 } },
      fact: { kind: 'screen.popped', interactionId: id },
    });
    const { chain } = await call(
      routes().causes,
      { version: popped!.version },
      { context: contextOf(tenant.users.jana) },
    );
    expect(chain.map(({ kind, actor }) => [kind, actor.rule, actor.ruleVersion])).toEqual([
      ['screen.popped', 'screen-pop:known', 1],
      ['identity.sought', 'identify-caller', 1],
      ['call.queued', null, null],
      ['call.arrived', null, null],
    ]);
  });

  test('where no rule opens anything the link is named all the same, and nothing is said to have opened', async () => {
    const rules = database.ownerDb.updateTable('screen_pop_rule').where('tenant_id', '=', tenant.id);
    await rules.set({ enabled: false }).execute();
    const { id } = await ringIn(database, tenant, 'queued', { from: '420602118340' });
    await identifyCaller(database.deps, tenant.id, id, null);
    await rules.set({ enabled: true }).execute();
    expect(database.deps.committed.at(-1)).toMatchObject({
      actor: { kind: 'rule', rule: 'identify-caller', version: 1 },
      fact: { kind: 'identity.sought', interactionId: id, state: 'matched' },
    });
  });

  test('a second search changes nothing; one after more digits does', async () => {
    const { id, tell } = await ringIn(database, tenant, 'queued', { from: '420777999003' });
    const sought = () => database.deps.facts('identity.sought').filter((fact) => fact.interactionId === id).length;
    await identifyCaller(database.deps, tenant.id, id, null);
    await identifyCaller(database.deps, tenant.id, id, null);
    expect(sought()).toBe(1);
    await tell([
      { kind: 'attribute.set', interactionId: id, key: 'card', value: '4021', type: 'card', check: 'valid' },
    ]);
    await identifyCaller(database.deps, tenant.id, id, null);
    expect(sought()).toBe(2);
    expect((await get(id)).identity.state).toBe('matched');
  });

  test('two searches at once are one', async () => {
    const { id } = await ringIn(database, tenant, 'queued', { from: '420777999004' });
    await Promise.all([1, 2, 3].map(() => identifyCaller(database.deps, tenant.id, id, null)));
    const sought = database.deps.facts('identity.sought').filter((fact) => fact.interactionId === id);
    expect(sought).toHaveLength(1);
  });

  test('a rule that cannot be read opens nothing and stops nobody', async () => {
    await tenant.build.popRule('broken', { position: 1, condition: '{"colour": "red"}', target: '[]' });
    const { identity } = await get(await identified({ from: '420777999005' }));
    expect(identity.state).toBe('none');
  });
});
