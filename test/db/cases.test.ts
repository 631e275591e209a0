import { call } from '@orpc/server';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesRoutes } from '../../src/features/cases/routes.ts';
import { openCase } from '../../src/features/cases/open-case.ts';
import { customersRoutes } from '../../src/features/customers/routes.ts';
import { concludeContact } from '../../src/features/interactions/conclude-contact.ts';
import { reportsRoutes } from '../../src/features/reports/routes.ts';
import { CaseDoc } from '../../src/shared/api/cases.ts';
import type { CaseId, InteractionId } from '../../src/shared/ids.ts';
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
}, 60_000);
afterAll(() => database.close());

const routes = () => casesRoutes(database.deps);
const asJana = () => ({ context: contextOf(tenant.users.jana) });

async function answered(from = '+420777000111'): Promise<InteractionId> {
  const { id } = await ringIn(database, tenant, 'answered', { from });
  return id;
}

const open = (title: string, given: { interactionId?: InteractionId; customerId?: string } = {}): Promise<CaseDoc> =>
  pushAgrees(database, [tenant.users.jana, tenant.users.petr], () =>
    call(
      routes().create,
      {
        ...{ title, caseTypeId: tenant.caseTypes.information, interactionId: null, customerId: null, objectId: null },
        ...(given as object),
      },
      asJana(),
    ),
  );

describe('a call is a fact, a case is business', () => {
  test('[RU-17] a contact is there without a case, and a case without a contact', async () => {
    const lone = await answered();
    const links = await database.ownerDb
      .selectFrom('case_interaction')
      .select('case_id')
      .where('interaction_id', '=', lone)
      .execute();
    expect(links).toEqual([]);
    const doc = await open('From a letter');
    expect(doc.interactions).toEqual([]);
    expect(() => CaseDoc.parse(doc)).not.toThrow();
  });

  test('[RU-18] the schema has no column from a case to a contact, only the table between them', async () => {
    const { rows } = await sql<{ table: string; target: string; columns: string }>`
      select conrelid::regclass::text as "table", confrelid::regclass::text as target,
             (select string_agg(attname, ',') from pg_attribute
              where attrelid = conrelid and attnum = any(conkey)) as columns
      from pg_constraint where contype = 'f'`.execute(database.ownerDb);
    expect(rows.filter((key) => key.table === '"case"' && key.target === 'interaction')).toEqual([]);
    expect(rows.filter((key) => key.table === 'interaction' && key.target === '"case"')).toEqual([]);
    const between = rows.filter((key) => key.table === 'case_interaction').map((key) => key.target);
    expect(between.toSorted()).toEqual(['"case"', 'interaction', 'tenant']);
    const { rows: columns } = await sql`
      select 1 from information_schema.columns where table_name = 'case' and column_name like '%interaction%'`.execute(
      database.ownerDb,
    );
    expect(columns).toEqual([]);
  });

  test('[RU-18] one contact is linked to several cases and one case to several contacts', async () => {
    const [first, second] = [await answered(), await answered()];
    const one = await open('One', { interactionId: first });
    await open('Two', { interactionId: first });
    const link = { id: one.id, interactionId: second, role: 'continued_in' as const };
    await pushAgrees(database, [tenant.users.jana], () => call(routes().linkInteraction, link, asJana()));
    const doc = await call(routes().linkInteraction, { ...link, role: 'mentioned' }, asJana());
    expect(doc.interactions.map(({ id, role }) => [id, role])).toEqual([
      [first, 'opened_by'],
      [second, 'continued_in'],
    ]);
  });
});

describe('the history of a case', () => {
  test('[RU-19] it begins with the contact that opened it, even when an older one is linked later', async () => {
    const older = await answered('+420777000222');
    const opening = await answered('+420777000333');
    await database.ownerDb
      .updateTable('interaction')
      .set({ arrived_at: new Date(Date.now() - 86_400_000) })
      .where('id', '=', older)
      .execute();
    const { id } = await open('Withdrawal', { interactionId: opening });
    const doc = await call(routes().linkInteraction, { id, interactionId: older, role: 'mentioned' }, asJana());
    expect(doc.timeline[0]).toMatchObject({ kind: 'interaction', interactionId: opening });
    expect(doc.timeline[0]!.text).toEqual({
      key: 'timeline.call.in',
      args: { from: '+420777000333', to: '420200000001', agent: 'jana' },
    });
    expect(doc.timeline.map(({ text }) => text.key)).toEqual([
      'timeline.call.in',
      'timeline.call.in',
      'timeline.case.opened',
      'timeline.case.linked-mentioned',
    ]);
  });

  test.each(['email', 'chat', 'sms'] as const)('[RU-19] it begins with the %s that opened it, too', async (channel) => {
    const older = await answered('+420777000444');
    const written = { channel, direction: 'in', agent_id: tenant.users.jana.id, state: 'ended' } as const;
    const opening = await tenant.build.interaction(written);
    const { id } = await open('A complaint in writing', { interactionId: opening });
    await database.ownerDb
      .updateTable('interaction')
      .set({ arrived_at: new Date(Date.now() - 86_400_000) })
      .where('id', '=', older)
      .execute();
    const doc = await call(routes().linkInteraction, { id, interactionId: older, role: 'mentioned' }, asJana());
    expect(doc.interactions[0]).toMatchObject({ id: opening, role: 'opened_by', channel });
    expect(doc.timeline.map(({ text, interactionId }) => [text.key, interactionId]).slice(0, 2)).toEqual([
      [`timeline.${channel}.in`, opening],
      ['timeline.call.in', older],
    ]);
  });

  test('[RU-20] one call with five cases: each begins with the same call, and reports count one call and five cases', async () => {
    const from = new Date().toISOString();
    const id = (await ringIn(database, tenant, 'answered', { arrivedAt: Date.now() + 1_000 })).id;
    const titles = ['Card', 'Limit', 'Fee', 'Address', 'Complaint'];
    const docs = [];
    for (const title of titles) docs.push(await open(title, { interactionId: id }));
    expect(docs.map((doc) => doc.timeline[0]!.interactionId)).toEqual(titles.map(() => id));
    expect(new Set(docs.map((doc) => doc.no)).size).toBe(5);
    const report = await call(
      reportsRoutes(database.deps).contacts,
      { from, to: new Date(Date.now() + 60_000).toISOString() },
      asJana(),
    );
    expect(report).toMatchObject({ contacts: 1, cases: 5 });
  });

  test('numbers are given from 4700 without a gap, also when an opening fails', async () => {
    const other = database.cast.b;
    const opening = (title: string, fail: boolean) =>
      database.deps.commit(other.users.jana.who, async (unit) => {
        const opened = await openCase(unit, {
          ...{ title, caseTypeId: other.caseTypes.information, category: null, customerId: null, contactPointId: null },
          ...{ objectId: null, interactionId: null, madeBy: null, state: 'open' },
        });
        if (fail) throw new Error('the unit fails');
        return opened.no;
      });
    const results = await Promise.allSettled(
      [false, true, false, true, false].map((fail, nth) => opening(`Case ${nth}`, fail)),
    );
    const nos = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(nos.toSorted()).toEqual([4700, 4701, 4702]);
  });
});

describe('[RU-13] a case without a person', () => {
  test('it keeps the contact point of the caller; a person attached later gets the whole history', async () => {
    const { build, customers, users } = tenant;
    const point = await build.phone('+420777888999');
    const interactionId = await answered('+420777888999');
    await database.ownerDb
      .updateTable('interaction')
      .set({ contact_point_id: point, identity_state: 'anonymous' })
      .where('id', '=', interactionId)
      .execute();
    const doc = await open('Noise on the line', { interactionId });
    expect([doc.customer, doc.contactPoint]).toEqual([null, { id: point, value: '+420777888999' }]);

    const listed = await call(routes().list, { anonymous: true }, asJana());
    expect(listed.rows.map((row) => row.id)).toContain(doc.id);

    const timeline = async () => {
      const own = customersRoutes(database.deps, () => Promise.reject(new Error('no connector here')));
      const { entries } = await call(own.timeline, { id: customers.iryna }, asJana());
      return entries.flatMap((entry) => [entry.caseId, entry.interactionId]);
    };
    expect(await timeline()).not.toContain(doc.id);
    const attached = await pushAgrees(database, [users.jana], () =>
      call(routes().attachCustomer, { id: doc.id, customerId: customers.iryna }, asJana()),
    );
    expect(attached.customer).toEqual({ id: customers.iryna, name: 'Шевченко Ірина' });
    expect(attached.timeline.map(({ text }) => text.key)).toContain('timeline.case.customerAttached');
    expect(await timeline()).toEqual(expect.arrayContaining([doc.id, interactionId]));
    // The contact itself stays what it was: nobody has said who was calling.
    const row = await database.ownerDb
      .selectFrom('interaction')
      .select(['customer_id', 'identity_state'])
      .where('id', '=', interactionId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ customer_id: null, identity_state: 'anonymous' });
    const after = await call(routes().list, { anonymous: true }, asJana());
    expect(after.rows.map((row) => row.id)).not.toContain(doc.id);
  });
});

describe('what ends a case', () => {
  const stateOf = async (id: CaseId) => (await call(routes().get, { id }, asJana())).state;

  test('all cases behind a number are listed, a page at a time and each once', async () => {
    const opened = [await open('First'), await open('Second'), await open('Third')];
    const list = (after?: CaseId) => call(routes().list, { from: opened[0]!.openedAt, limit: 2, after }, asJana());
    const first = await list();
    await open('Meanwhile');
    const second = await list(first.next ?? undefined);
    expect(first.total).toBe(3);
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(opened.toReversed().map(({ id }) => id));
    expect(second.next).toBeNull();
  });

  test('a case is found by the number that people tell', async () => {
    const { id, no } = await open('Told by its number');
    const { rows, total } = await call(routes().list, { no }, asJana());
    expect([rows.map((row) => row.id), total]).toEqual([[id], 1]);
  });

  test('it waits, is worked on again, is resolved and opened again', async () => {
    const { id } = await open('Meter', { interactionId: await answered() });
    for (const state of ['waiting', 'open', 'resolved', 'open'] as const) {
      const doc = await pushAgrees(database, [tenant.users.jana], () =>
        call(routes().changeState, { id, state }, asJana()),
      );
      expect([doc.state, doc.resolvedAt !== null]).toEqual([state, state === 'resolved']);
    }
  });

  test('a case that a colleague has resolved meanwhile waits for nothing, and twice the same is once', async () => {
    const { id } = await open('Of two agents');
    const asPetr = { context: contextOf(tenant.users.petr) };
    await call(routes().changeState, { id, state: 'resolved' }, asPetr);
    await call(routes().changeState, { id, state: 'resolved' }, asJana());
    await expect(call(routes().changeState, { id, state: 'waiting' }, asJana())).rejects.toMatchObject({
      ...{ code: 'case-resolved', status: 409, detail: { state: 'resolved' } },
    });
    expect(await stateOf(id)).toBe('resolved');
    expect(database.deps.facts('case.stateChanged').filter((fact) => fact.caseId === id)).toHaveLength(1);
  });

  test.each(['agent', 'supervisor', 'admin'] as const)(
    '[RU-9] DELETE by the %s is 403 delete-refused',
    async (role) => {
      const { id } = await open(`Kept from ${role}`);
      const user = Object.values(tenant.users).find((one) => one.role === role)!;
      await expect(call(routes().remove, { id }, { context: contextOf(user) })).rejects.toMatchObject({
        ...{ code: 'delete-refused', status: 403 },
      });
      expect(await stateOf(id)).toBe('open');
    },
  );

  test('[RU-9] voiding asks for a reason, keeps the record and is audited', async () => {
    const { id, no } = await open('Entered twice', { interactionId: await answered() });
    await expect(call(routes().voidIt, { id, reason: '  ' }, asJana())).rejects.toMatchObject({
      code: 'reason-required',
    });
    expect(await stateOf(id)).toBe('open');
    const doc = await pushAgrees(database, [tenant.users.jana], () =>
      call(routes().voidIt, { id, reason: 'Entered twice by mistake' }, asJana()),
    );
    expect(doc).toMatchObject({ state: 'voided', no });
    expect(doc.timeline.at(-1)!.text).toMatchObject({
      ...{ key: 'timeline.case.state-voided', args: { reason: 'Entered twice by mistake', by: 'jana' } },
    });
    const audit = await database.ownerDb
      .selectFrom('audit')
      .select(['act', 'detail', 'actor'])
      .where('subject_id', '=', id)
      .execute();
    expect(audit).toEqual([
      {
        ...{ act: 'case.voided', detail: { reason: 'Entered twice by mistake' } },
        actor: { kind: 'user', id: tenant.users.jana.id },
      },
    ]);
    await expect(call(routes().changeState, { id, state: 'open' }, asJana())).rejects.toMatchObject({
      code: 'case-voided',
    });
  });

  test.each([
    ['solved', 'resolved', 'open'],
    ['waiting', 'waiting', 'open'],
    ['passedOn', 'open', 'open'],
  ] as const)('[CZA-8] the outcome %s leaves its case %s, named as the rule', async (outcome, worked, mentioned) => {
    const call1 = await ringIn(database, tenant, 'ended', {});
    const one = await open('Worked on', { interactionId: call1.id });
    const two = await open('Only mentioned');
    await call(routes().linkInteraction, { id: two.id, interactionId: call1.id, role: 'mentioned' }, asJana());
    await call1.tell([
      {
        ...{ kind: 'wrapup.finished', interactionId: call1.id, agentId: tenant.users.jana.id, late: false },
        outcomeId: tenant.outcomes[outcome],
      },
    ]);
    const finished = database.deps.committed.at(-1)!.version;
    await pushAgrees(database, [tenant.users.jana], () =>
      concludeContact(database.deps, tenant.id, call1.id, finished),
    );
    await concludeContact(database.deps, tenant.id, call1.id, finished);
    expect([await stateOf(one.id), await stateOf(two.id)]).toEqual([worked, mentioned]);
    const changes = database.deps.committed.filter(
      ({ fact }) => fact.kind === 'case.stateChanged' && fact.caseId === one.id,
    );
    expect(changes.map(({ actor, causedBy }) => ({ actor, causedBy }))).toEqual(
      worked === 'open'
        ? []
        : [{ actor: { kind: 'rule', rule: expect.stringMatching(/^outcome:/), version: 1 }, causedBy: finished }],
    );
  });
});

describe('[CZB-32] what is not in reach is not there', () => {
  test("another tenant's case, customer, contact and case type are answered as unknown ids", async () => {
    const other = database.cast.b;
    const foreign = await other.build.case(other.caseTypes.complaint, 'Theirs');
    const { id } = await open('Ours');
    const gone = { code: 'not-found', status: 404 };
    await expect(call(routes().get, { id: foreign }, asJana())).rejects.toMatchObject(gone);
    await expect(
      call(routes().attachCustomer, { id, customerId: other.customers.alena }, asJana()),
    ).rejects.toMatchObject(gone);
    await expect(
      call(routes().attachCustomer, { id: foreign, customerId: tenant.customers.alena }, asJana()),
    ).rejects.toMatchObject(gone);
    await expect(open('X', { customerId: other.customers.alena })).rejects.toMatchObject(gone);
    const theirs = await other.build.interaction();
    await expect(open('X', { interactionId: theirs })).rejects.toMatchObject(gone);
    await expect(
      call(
        routes().create,
        {
          ...{ title: 'X', caseTypeId: other.caseTypes.complaint, interactionId: null },
          ...{ customerId: null, objectId: null },
        },
        asJana(),
      ),
    ).rejects.toMatchObject(gone);
  });

  test("a colleague's contact gets no case, customer or status; a supervisor's hand may do it", async () => {
    const interactionId = await answered();
    const { id } = await open('Ours');
    const { customers, users, caseTypes } = tenant;
    const own = customersRoutes(database.deps, () => Promise.reject(new Error('no connector here')));
    const [asPetr, asRadek] = [{ context: contextOf(users.petr) }, { context: contextOf(users.radek) }];
    const link = { id, interactionId, role: 'mentioned' as const };
    const opening = { title: 'X', caseTypeId: caseTypes.information, interactionId, customerId: null, objectId: null };
    const person = { kind: 'person' as const, familyName: 'Cizí', givenName: 'Eva', language: 'cs' as const };
    const acts = [
      () => call(routes().linkInteraction, link, asPetr),
      () => call(routes().create, opening, asPetr),
      () => call(own.create, { ...person, interactionId }, asPetr),
      () => call(own.setContactPointStatus, { id: customers.mobile, status: 'dead', interactionId }, asPetr),
    ];
    const before = database.deps.committed.length;
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'call-not-yours', status: 409 });
    expect(database.deps.committed).toHaveLength(before);
    expect((await call(routes().linkInteraction, link, asRadek)).interactions).toMatchObject([{ id: interactionId }]);
  });

  test("a principal's case is not there for an agent without that principal", async () => {
    const { build, caseTypes, principal, users } = tenant;
    const id = await build.case(caseTypes.complaint, 'Of the principal', { principal_id: principal });
    const asOlena = { context: contextOf(users.olena) };
    await expect(call(routes().get, { id }, asOlena)).rejects.toMatchObject({ code: 'not-found' });
    expect((await call(routes().get, { id }, asJana())).title).toBe('Of the principal');
  });
});
