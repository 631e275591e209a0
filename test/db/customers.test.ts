import { call } from '@orpc/server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type CustomerToCreate, createCustomer } from '../../src/features/customers/create-customer.ts';
import { getContactPoint } from '../../src/features/customers/get-contact-point.ts';
import { getCustomerTimeline } from '../../src/features/customers/get-customer-timeline.ts';
import { getCustomer } from '../../src/features/customers/get-customer.ts';
import { learnFromOutcome } from '../../src/features/customers/learn-from-outcome.ts';
import { rememberNumber } from '../../src/features/customers/remember-number.ts';
import { customersRoutes } from '../../src/features/customers/routes.ts';
import { setContactPointStatus } from '../../src/features/customers/set-contact-point-status.ts';
import { getObjectTimeline } from '../../src/features/objects/get-object-timeline.ts';
import type { RequestContext } from '../../src/features/route.ts';
import type { ContactPointId, CustomerId } from '../../src/shared/ids.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let a: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  a = database.cast.a;
});
afterAll(() => database.close());
beforeEach(() => void (database.deps.committed.length = 0));

/** A write, proved to push all that it changes to two desks. */
const written = <T>({ who }: CastUser, write: Parameters<typeof database.deps.commit<T>>[1]): Promise<T> =>
  pushAgrees(database, [a.users.jana, a.users.petr], () => database.deps.commit(who, write));
const countCustomers = async () =>
  (await database.ownerDb.selectFrom('customer').select('id').where('tenant_id', '=', a.id).execute()).length;
const statusOf = async (id: ContactPointId) =>
  (await database.ownerDb.selectFrom('contact_point').select('status').where('id', '=', id).executeTakeFirstOrThrow())
    .status;
const contextOf = (user: CastUser): RequestContext => ({
  ...{
    signedIn: user.signedIn,
    address: '127.0.0.1',
    browser: '',
    host: 'localhost',
  },
  setSession: () => undefined,
});

describe('a customer is created by an explicit act alone', () => {
  const person: CustomerToCreate = {
    ...{
      kind: 'person',
      party: 'customer',
      familyName: 'Мельник',
      givenName: 'Оксана',
      city: 'Брно',
      birthDate: '1989-02-14',
    },
    ...{ phone: '050 123 45 67', language: 'uk', interactionId: null, notDuplicateOf: [] },
  };
  const create = (given: Partial<CustomerToCreate>, user = a.users.jana) =>
    written(user, (unit) =>
      createCustomer(unit, user.signedIn, database.deps.newId() as CustomerId, { ...person, phone: null, ...given }),
    );

  test('[RU-7] the act creates one, tells it and remembers in which contact', async () => {
    const interactionId = await a.build.interaction({ principal_id: a.principal, agent_id: a.users.jana.id });
    const before = await countCustomers();
    const created = await create({ phone: '+380 50 123 45 67', interactionId });
    expect(created).toMatchObject({
      kind: 'created',
      customer: {
        name: 'Мельник Оксана',
        principalId: a.principal,
        contactPoints: [{ value: '+380501234567', usage: 'direct' }],
      },
    });
    expect(await countCustomers()).toBe(before + 1);
    expect(database.deps.facts('customer.created')).toMatchObject([{ interactionId }]);
  });

  test('[RU-7] the same name in another script is shown as a possible duplicate and nobody is created', async () => {
    const before = await countCustomers();
    const refused = await create({ familyName: 'Melnyk', givenName: 'Oksana', city: 'Brno', birthDate: null });
    expect(refused).toMatchObject({ kind: 'possible-duplicates', hits: [{ name: 'Мельник Оксана' }] });
    expect(await countCustomers()).toBe(before);
    expect(database.deps.committed).toEqual([]);
  });

  test('[RU-7] a slip in the name does not hide the duplicate when the number is the same', async () => {
    const refused = await create({ familyName: 'Melnk', givenName: 'Oxana', city: 'Praha', phone: '+380501234567' });
    expect(refused).toMatchObject({ kind: 'possible-duplicates' });
  });

  test('[RU-7] said to be another person, the namesake is created', async () => {
    const refused = await create({ birthDate: null });
    const hits = refused.kind === 'possible-duplicates' ? refused.hits.map((hit) => hit.id) : [];
    const created = await create({ birthDate: null, notDuplicateOf: hits });
    expect(created.kind).toBe('created');
  });

  test('a namesake with another birth date is no duplicate', async () => {
    expect((await create({ birthDate: '1951-01-01', city: 'Kyjov' })).kind).toBe('created');
  });

  test('what is no telephone number is refused with its field', async () => {
    await expect(create({ familyName: 'Nikdo', phone: '12' })).rejects.toMatchObject({
      code: 'validation-failed',
      detail: { fields: [{ path: 'phone' }] },
    });
  });

  test('the contact of another tenant is not found', async () => {
    const interactionId = await database.cast.b.build.interaction();
    await expect(create({ familyName: 'Nikdo', interactionId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('[UA-4] a supplier, a partner and an employee are parties of their own kind', async () => {
    for (const party of ['supplier', 'partner', 'employee'] as const) {
      const created = await create({
        party,
        kind: 'organisation',
        familyName: `Firma ${party}`,
        givenName: '',
        birthDate: null,
      });
      expect(created).toMatchObject({
        kind: 'created',
        customer: { party, kind: 'organisation', name: `Firma ${party}` },
      });
    }
  });
});

describe('nothing is deleted', () => {
  test('[RU-9] a customer cannot be deleted by anybody', async () => {
    const routes = customersRoutes(database.deps, async () => ({ kind: 'timeout' }));
    const before = await countCustomers();
    for (const user of Object.values(a.users))
      await expect(call(routes.remove, { id: a.customers.alena }, { context: contextOf(user) })).rejects.toMatchObject({
        code: 'delete-refused',
        status: 403,
      });
    expect(await countCustomers()).toBe(before);
  });
});

describe('a contact point is an entity with a status of its own', () => {
  test('[CZB-8] the outcome "wrong number" downgrades that number only', async () => {
    const customer = await a.build.customer('Vrána Emil');
    const wrong = await a.build.phone('+420777100001', [{ customer }], { status: 'verified' });
    const right = await a.build.phone('+420777100002', [{ customer }], { status: 'verified' });
    const interactionId = await a.build.interaction({ contact_point_id: wrong });
    await written(a.users.jana, (unit) =>
      learnFromOutcome(unit, { interactionId, contactPointId: wrong, outcomeId: a.outcomes.wrongNumber }),
    );
    expect([await statusOf(wrong), await statusOf(right)]).toEqual(['wrong-person', 'verified']);
    expect(database.deps.facts('contactPoint.statusChanged')).toEqual([
      { kind: 'contactPoint.statusChanged', contactPointId: wrong, status: 'wrong-person', interactionId },
    ]);
  });

  test('[CZB-8] another outcome, and a number that nobody has, teach nothing', async () => {
    const customer = await a.build.customer('Vrána Karel');
    const known = await a.build.phone('+420777100003', [{ customer }], { status: 'verified' });
    const unknown = await a.build.phone('+420777100004');
    const interactionId = await a.build.interaction();
    await written(a.users.jana, async (unit) => {
      await learnFromOutcome(unit, { interactionId, contactPointId: known, outcomeId: a.outcomes.solved });
      await learnFromOutcome(unit, { interactionId, contactPointId: unknown, outcomeId: a.outcomes.wrongNumber });
      await learnFromOutcome(unit, { interactionId, contactPointId: null, outcomeId: a.outcomes.wrongNumber });
    });
    expect([await statusOf(known), await statusOf(unknown)]).toEqual(['verified', 'unverified']);
    expect(database.deps.committed).toEqual([]);
  });

  test('[RU-6] choosing a person teaches the number: the guess becomes direct and verified', async () => {
    const customer = await a.build.customer('Vrána Jiří');
    const point = await a.build.phone('+420777100005', [{ customer, usage: 'guess' }]);
    const remember = () =>
      written(a.users.jana, (unit) =>
        rememberNumber(unit, { customerId: customer, contactPointId: point, usage: 'direct' }),
      );
    await remember();
    await remember();
    const doc = await database.deps.read(a.users.jana.who, (tx) => getCustomer(tx, a.users.jana.signedIn, customer));
    expect(doc.contactPoints).toMatchObject([{ usage: 'direct', status: 'verified' }]);
    expect(doc.contactPoints[0]!.lastSuccessAt).not.toBeNull();
    expect(database.deps.facts('contactPoint.statusChanged')).toHaveLength(1);
  });

  test('a number whose owner refused to be called stays refused', async () => {
    const customer = await a.build.customer('Vrána Petr');
    const point = await a.build.phone('+420777100006', [{ customer }], { status: 'refused' });
    await written(a.users.jana, (unit) =>
      rememberNumber(unit, { customerId: customer, contactPointId: point, usage: 'shared' }),
    );
    expect(await statusOf(point)).toBe('refused');
  });

  test('an agent says what is known of a number; it is audited with what it was', async () => {
    const point = await a.build.phone('+420777100007');
    const doc = await written(a.users.jana, (unit) =>
      setContactPointStatus(unit, a.users.jana.signedIn, { id: point, status: 'dead', interactionId: null }),
    );
    expect(doc.status).toBe('dead');
    const [row] = await database.ownerDb.selectFrom('audit').selectAll().where('subject_id', '=', point).execute();
    expect(row).toMatchObject({ act: 'contactPoint.statusChanged', detail: { from: 'unverified', to: 'dead' } });
  });

  test('[RU-5] an unknown number shows its own contacts and what is open without a person', async () => {
    const point = await a.build.phone('+380671112233');
    const interactionId = await a.build.interaction({ contact_point_id: point, state: 'ended' });
    await a.build.interaction({ contact_point_id: a.customers.mobile });
    await a.build.case(a.caseTypes.information, 'Підключення інтернету', { contact_point_id: point });
    const found = await database.deps.read(a.users.jana.who, (tx) =>
      getContactPoint(tx, a.users.jana.signedIn, point, Date.now() + 60_000),
    );
    expect(found).toMatchObject({
      customers: [],
      country: 'UA',
      lineType: 'mobile',
      interactions: [{ id: interactionId }],
      openCases: [{ title: 'Підключення інтернету', state: 'open' }],
    });
  });
});

describe('the customer on one screen', () => {
  test('[CZB-1] it holds who the customer is, what was transacted and what was said last', async () => {
    const customer = await a.build.customer('Malá Ivana', {
      city: 'Brno',
      birth_date: '1990-05-06',
      address: 'Lidická 1',
    });
    await a.build.phone('+420777200001', [{ customer }]);
    const invoice = await a.build.objectType('invoice-of-ivana');
    await a.build.field(invoice, 'total', 'money');
    const account = await a.build.objectType('account-of-ivana');
    const movement = (day: number, text: string) => ({
      ...{ at: `2026-11-${day}T10:00:00.000Z`, text },
      amount: { minor: -10_000, currency: 'CZK' },
    });
    for (const [key, movements] of [
      ['7710011', [movement(12, 'older'), movement(20, 'newest')]],
      ['7710012', [movement(19, 'of the other')]],
    ] as const)
      await a.build.object(account, key, { customer_id: customer, data: JSON.stringify({ movements }) });
    await a.build.object(invoice, '26100482', {
      customer_id: customer,
      data: JSON.stringify({ total: { minor: 171_500, currency: 'CZK' } }),
      freshness: JSON.stringify({ total: { source: 'ABRA', at: '2026-11-24T10:00:00.000Z' } }),
    });
    for (const [minutesAgo, note, state] of [
      [60, 'Platba přes SIPO', 'ended'],
      [30, 'Chce splátky', 'ended'],
      [10, '', 'ended'],
      [1, 'Typed just now', 'talking'],
    ] as const) {
      const id = await a.build.interaction({
        ...{
          customer_id: customer,
          agent_id: a.users.jana.id,
          state,
          arrived_at: new Date(Date.now() - minutesAgo * 60_000),
        },
      });
      const draft = {
        tenant_id: a.id,
        user_id: a.users.jana.id,
        subject: `interaction:${id}`,
        field: 'note',
        value: note,
      };
      await database.ownerDb
        .insertInto('draft')
        .values({ ...draft, saved_at: new Date() })
        .execute();
    }
    const doc = await database.deps.read(a.users.petr.who, (tx) => getCustomer(tx, a.users.petr.signedIn, customer));
    expect(doc).toMatchObject({
      ...{ name: 'Malá Ivana', birthDate: '1990-05-06', address: 'Lidická 1', city: 'Brno' },
      contactPoints: [{ value: '+420777200001' }],
      objects: expect.arrayContaining([
        expect.objectContaining({
          key: '26100482',
          fields: [
            expect.objectContaining({ key: 'total', value: { minor: 171_500, currency: 'CZK' }, source: 'ABRA' }),
          ],
        }),
      ]),
      lastMovement: { text: 'newest', amount: { minor: -10_000, currency: 'CZK' } },
      lastNote: { text: 'Chce splátky', agentName: 'jana' },
      counts: { interactions: 4, interactions90Days: 4, cases: 0 },
    });
  });

  test('open and waiting cases are on it, the most urgent first; closed ones are counted only', async () => {
    const customer = await a.build.customer('Beneš Vojtěch');
    const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    const put = (title: string, given: object) =>
      a.build.case(a.caseTypes.complaint, title, { customer_id: customer, ...given });
    await put('later', { due_at: inHours(20) });
    await put('whenever', { state: 'waiting' });
    await put('soon', { due_at: inHours(1) });
    await put('closed', { state: 'resolved', resolved_at: new Date() });
    const doc = await database.deps.read(a.users.jana.who, (tx) => getCustomer(tx, a.users.jana.signedIn, customer));
    expect(doc.openCases.map((one) => one.title)).toEqual(['soon', 'later', 'whenever']);
    expect(doc.counts.cases).toBe(4);
  });

  test("another tenant's customer, and another principal's, answer as if they were not there", async () => {
    const get = (user: CastUser, id: CustomerId) =>
      database.deps
        .read(user.who, (tx) => getCustomer(tx, user.signedIn, id))
        .then(
          () => 'found',
          (error: { code: string }) => error.code,
        );
    const ofPrincipal = await a.build.customer('Jantarová Eva', { principal_id: a.principal });
    expect(await get(database.cast.b.users.jana, a.customers.alena)).toBe('not-found');
    expect(await get(a.users.jana, ofPrincipal)).toBe('found');
    expect(await get(a.users.olena, ofPrincipal)).toBe('not-found');
  });
});

describe('one timeline', () => {
  const timeline = (customer: CustomerId, window: { before?: string; limit?: number } = {}) =>
    database.deps.read(a.users.jana.who, (tx) =>
      getCustomerTimeline(tx, a.users.jana.signedIn, { id: customer, limit: 30, ...window }),
    );
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

  test('contacts, cases, acts and callbacks stand in one order, newest first', async () => {
    const customer = await a.build.customer('Horáková Lenka');
    const answered = { customer_id: customer, agent_id: a.users.petr.id, answered_at: ago(49), state: 'ended' };
    const first = await a.build.interaction({ ...answered, arrived_at: ago(50), outcome_id: a.outcomes.solved });
    await a.build.interaction({
      customer_id: customer,
      state: 'ended',
      queue_id: a.queue,
      arrived_at: ago(40),
      queued_at: ago(40),
      ended_at: ago(39),
    });
    await a.build.interaction({
      customer_id: customer,
      state: 'ended',
      direction: 'out',
      agent_id: a.users.petr.id,
      arrived_at: ago(35),
    });
    await a.build.case(a.caseTypes.complaint, 'Reklamace', {
      customer_id: customer,
      opened_at: ago(30),
      state: 'resolved',
      resolved_at: ago(20),
    });
    await a.build.callback({
      customer_id: customer,
      number: '+420602118340',
      created_at: ago(10),
      due_at: ago(-60),
      owner_id: a.users.jana.id,
    });
    const { entries, total } = await timeline(customer);
    expect(entries.map((entry) => entry.text.key)).toEqual([
      'timeline.callback.due',
      'timeline.case.resolved',
      'timeline.case.opened',
      'timeline.call.unanswered',
      'timeline.call.missed',
      'timeline.call.in',
    ]);
    expect(total).toBe(6);
    expect(entries[4]).toMatchObject({
      detail: { key: 'timeline.detail.missed', args: { queue: 'cards', wait: '1:00' } },
    });
    expect(entries[5]).toMatchObject({
      interactionId: first,
      text: { args: { agent: 'petr' } },
      detail: { key: 'timeline.detail.outcome', args: { outcome: 'solved' } },
    });
  });

  test('a page ends where the next one begins, with nothing twice and nothing lost', async () => {
    const customer = await a.build.customer('Šťastná Hana');
    for (let nth = 0; nth < 7; nth += 1)
      await a.build.interaction({ customer_id: customer, state: 'ended', arrived_at: ago(nth) });
    const whole = (await timeline(customer)).entries.map((entry) => entry.interactionId);
    const paged: unknown[] = [];
    for (let before: string | undefined; ;) {
      const page = (await timeline(customer, { limit: 3, ...(before ? { before } : {}) })).entries;
      if (page.length === 0) break;
      paged.push(...page.map((entry) => entry.interactionId));
      before = page.at(-1)!.at;
    }
    expect(paged).toEqual(whole);
  });

  test('[RU-13] a case attached to a person later brings the contact that opened it along', async () => {
    const customer = await a.build.customer('Gnatjuk Roman');
    const interactionId = await a.build.interaction({ state: 'ended', arrived_at: ago(90) });
    const caseId = await a.build.case(a.caseTypes.information, 'Anonymní', { customer_id: null });
    await database.ownerDb
      .insertInto('case_interaction')
      .values({
        tenant_id: a.id,
        case_id: caseId,
        interaction_id: interactionId,
        role: 'opened_by',
        linked_at: new Date(),
      })
      .execute();
    expect((await timeline(customer)).entries).toEqual([]);
    await database.ownerDb.updateTable('case').set({ customer_id: customer }).where('id', '=', caseId).execute();
    expect((await timeline(customer)).entries.map((entry) => entry.interactionId)).toEqual([
      interactionId,
      interactionId,
    ]);
  });

  test('an object has its own: the contacts with a topic about it, its cases and the acts on it', async () => {
    const card = await a.build.object(a.objectTypes.card, '9203010000000017');
    const talked = await a.build.interaction({
      state: 'ended',
      answered_at: ago(9),
      agent_id: a.users.petr.id,
      arrived_at: ago(10),
    });
    await a.build.interaction({ state: 'ended', arrived_at: ago(8) });
    const topic = {
      tenant_id: a.id,
      id: database.deps.newId(),
      interaction_id: talked,
      topic_id: a.topics.limit,
      object_id: card,
    };
    await database.ownerDb
      .insertInto('interaction_topic')
      .values({ ...topic, source: 'agent', added_at: ago(9) })
      .execute();
    await a.build.case(a.caseTypes.complaint, 'Limit', { object_id: card, opened_at: ago(5) });
    await a.build.case(a.caseTypes.complaint, 'Jiná karta', { opened_at: ago(4) });
    const { entries } = await database.deps.read(a.users.jana.who, (tx) =>
      getObjectTimeline(tx, a.users.jana.signedIn, card),
    );
    expect(
      entries.map(({ text, interactionId, detail }) => [text.key, interactionId, detail?.args['topics'] ?? null]),
    ).toEqual([
      ['timeline.case.opened', null, null],
      ['timeline.call.in', talked, 'limit'],
    ]);
    const { b } = database.cast;
    await expect(
      database.deps.read(b.users.jana.who, (tx) => getObjectTimeline(tx, b.users.jana.signedIn, card)),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
