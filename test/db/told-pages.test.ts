import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Unit } from '../../src/adapters/postgres/unit.ts';
import { attachCustomer } from '../../src/features/cases/attach-customer.ts';
import { changeCaseState } from '../../src/features/cases/change-case-state.ts';
import { getCase } from '../../src/features/cases/get-case.ts';
import { linkInteraction } from '../../src/features/cases/link-interaction.ts';
import { openByHand } from '../../src/features/cases/open-by-hand.ts';
import { voidCase } from '../../src/features/cases/void-case.ts';
import { getCustomerTimeline } from '../../src/features/customers/get-customer-timeline.ts';
import { getCustomer } from '../../src/features/customers/get-customer.ts';
import { subjectsOfCommit } from '../../src/features/desk/subjects-of-commit.ts';
import { getObjectTimeline } from '../../src/features/objects/get-object-timeline.ts';
import type { Deps } from '../../src/features/deps.ts';
import type { LoggedEvent } from '../../src/shared/events.ts';
import type { CaseId, CustomerId, InteractionId, ObjectId } from '../../src/shared/ids.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { ringIn } from '../support/ring-in.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
let card: ObjectId;
let call: InteractionId;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  card = await tenant.build.object(tenant.objectTypes.card, '6001');
  call = (await ringIn(database, tenant, 'answered')).id;
}, 60_000);
afterAll(() => database.close());

/** The pages of the customers, the object and the case as a reader fetches them now, by what they are about. */
async function pages({ who, signedIn }: CastUser, caseId: CaseId | null): Promise<Map<string, string>> {
  const { alena, iryna } = tenant.customers;
  const { read } = database.deps;
  const ofCustomer = (id: CustomerId) =>
    read(who, async (tx) => [
      await getCustomer(tx, signedIn, id),
      await getCustomerTimeline(tx, signedIn, { id, limit: 50 }),
    ]);
  const found = new Map<string, unknown>([
    [alena, await ofCustomer(alena)],
    [iryna, await ofCustomer(iryna)],
    [card, await read(who, (tx) => getObjectTimeline(tx, signedIn, card))],
  ]);
  if (caseId) found.set(caseId, await read(who, (tx) => getCase(tx, signedIn, caseId)));
  return new Map([...found].map(([id, page]) => [id, JSON.stringify(page)]));
}

/** What the push tells a reader of these events. */
const told = async (reader: CastUser, events: readonly LoggedEvent[]): Promise<readonly string[]> =>
  (await subjectsOfCommit(database.deps, events)(reader.signedIn, events)).subjects;

const open = async (unit: Unit, interactionId: InteractionId | null): Promise<CaseId> => {
  const { caseTypes, customers, users } = tenant;
  const about = { customerId: customers.alena, objectId: card, interactionId };
  return (await openByHand(unit, users.jana.signedIn, { title: 'Card', caseTypeId: caseTypes.information, ...about }))
    .id;
};

describe('a page that is open elsewhere is fetched anew when a case that it shows', () => {
  const acts: [what: string, act: (unit: Unit, caseId: CaseId) => Promise<unknown>, renewed: number][] = [
    ['waits', (unit, caseId) => changeCaseState(unit, { caseId, state: 'waiting' }), 2],
    ['is resolved', (unit, caseId) => changeCaseState(unit, { caseId, state: 'resolved' }), 3],
    ['is voided', (unit, caseId) => voidCase(unit, tenant.users.jana.signedIn, { caseId, reason: 'Twice' }), 3],
    [
      'is linked to a contact',
      (unit, caseId) =>
        linkInteraction(unit, tenant.users.jana.signedIn, { caseId, interactionId: call, role: 'mentioned' }),
      2,
    ],
    [
      'is given to another customer, for both',
      (unit, caseId) => attachCustomer(unit, { caseId, customerId: tenant.customers.iryna }),
      3,
    ],
    ['is opened', (unit) => open(unit, call), 2],
  ];

  test.each(acts)('%s', async (_, act, renewed) => {
    const { jana, petr } = tenant.users;
    const caseId = await database.deps.commit(jana.who, (unit) => open(unit, null));
    const before = await pages(petr, caseId);
    const { committed } = database.deps;
    const already = committed.length;
    await database.deps.commit(jana.who, (unit) => act(unit, caseId));
    const after = await pages(petr, caseId);
    const changed = [...after.keys()].filter((id) => before.get(id) !== after.get(id));
    expect(changed.length).toBeGreaterThanOrEqual(renewed);
    expect(await told(petr, committed.slice(already))).toEqual(expect.arrayContaining(changed));
  });
});

describe('of other clients', () => {
  const eventOfPrincipal = async (): Promise<{ caseId: CaseId; events: LoggedEvent[] }> => {
    const { build, caseTypes, principal, customers, users } = tenant;
    const given = { principal_id: principal, customer_id: customers.alena };
    const caseId = await build.case(caseTypes.complaint, 'Of the principal', given);
    const already = database.deps.committed.length;
    await database.deps.commit(users.jana.who, (unit) => changeCaseState(unit, { caseId, state: 'resolved' }));
    return { caseId, events: database.deps.committed.slice(already) };
  };

  test('a desk is told nothing', async () => {
    const { caseId, events } = await eventOfPrincipal();
    expect(await told(tenant.users.olena, events)).toEqual([]);
    expect(await told(tenant.users.jana, events)).toEqual([caseId, tenant.customers.alena]);
  });

  test('the database is asked once for all who see the same, and not at all for those who see everything', async () => {
    const { events } = await eventOfPrincipal();
    const { jana, petr, olena } = tenant.users;
    let asked = 0;
    const read: Deps['read'] = (who, work) => {
      asked += 1;
      return database.deps.read(who, work);
    };
    const subjectsOf = subjectsOfCommit({ read }, events);
    for (const { signedIn } of [jana, petr]) await subjectsOf(signedIn, events);
    expect(asked).toBe(0);
    for (const { signedIn } of [olena, olena]) await subjectsOf(signedIn, events);
    expect(asked).toBe(1);
  });
});
