import { call } from '@orpc/server';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { casesRoutes } from '../../src/features/cases/routes.ts';
import { interactionsRoutes } from '../../src/features/interactions/routes.ts';
import { reportsRoutes } from '../../src/features/reports/routes.ts';
import type { InteractionFilter } from '../../src/shared/api/interactions.ts';
import { ContactsReport } from '../../src/shared/api/reports.ts';
import type { CaseId } from '../../src/shared/ids.ts';
import type { CastTenant } from '../support/cast.ts';
import { contextOf } from '../support/request-context.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

const day = '2026-03-10';
const period = { from: `${day}T00:00:00.000Z`, to: '2026-03-11T00:00:00.000Z' };

let database: TestDatabase;
let tenant: CastTenant;
let report: ContactsReport;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  await fillDay(tenant);
  await fillDay(database.cast.b);
  report = await call(reportsRoutes(database.deps).contacts, period, asJana());
}, 60_000);
afterAll(() => database.close());

const asJana = () => ({ context: contextOf(tenant.users.jana) });
const at = (time: string) => `${day}T${time}:00.000Z`;

/** A day with everything in it that is counted; the day before and the day after hold one contact each. */
async function fillDay({ id, build, users, customers, outcomes, topics, caseTypes, queue }: CastTenant): Promise<void> {
  const { jana, petr, radek } = users;
  const base = { state: 'ended', queue_id: queue, ending: 'handled' };
  const talked = (time: string, agent: string, given: object) =>
    build.interaction({
      ...{ ...base, arrived_at: at(time), queued_at: at(time), answered_at: at(time), ended_at: at(time) },
      ...{ agent_id: agent, ...given },
    });
  const known = { customer_id: customers.alena, identity_state: 'matched' };
  const solved = await talked('08:00', jana.id, { ...known, outcome_id: outcomes.solved });
  const noOutcome = await talked('08:10', jana.id, known);
  const wrong = await talked('08:20', jana.id, { outcome_id: outcomes.wrongNumber, voided_at: at('08:30') });
  await talked('08:30', petr.id, { outcome_id: outcomes.wrongNumber });
  const parked = await talked('08:40', petr.id, known);
  await talked('08:50', petr.id, { voided_at: at('09:00'), voided_by: radek.id, void_reason: 'Test' });
  await build.interaction({ ...base, ending: 'abandoned-in-queue', arrived_at: at('09:00'), queued_at: at('09:00') });
  await build.interaction({ ...base, ending: 'abandoned-in-flow', arrived_at: at('09:10'), queue_id: null });
  await build.interaction({ ...base, arrived_at: '2026-03-09T23:59:59.999Z' });
  await build.interaction({ ...base, arrived_at: period.to });
  const { ownerDb } = database;
  await ownerDb
    .updateTable('interaction')
    .set({ voided_by: jana.id, void_reason: 'Prank' })
    .where('id', '=', wrong)
    .execute();
  const wrapUp = { tenant_id: id, agent_id: petr.id };
  await ownerDb
    .insertInto('wrap_up')
    .values([
      { ...wrapUp, interaction_id: parked, state: 'parked', outcome_id: outcomes.waiting },
      // Jana had the call before, and has her own form of it.
      { ...wrapUp, agent_id: jana.id, interaction_id: parked, state: 'parked' },
      { ...wrapUp, interaction_id: solved, state: 'finished' },
    ])
    .execute();
  await build.topicOn(solved, topics.balance);
  await build.topicOn(solved, topics.limit);
  await build.topicOn(noOutcome, topics.limit);
  await build.topicOn(parked, topics.balance, { removed_at: at('08:45') });
  const opened = { opened_at: at('08:05') };
  await build.case(caseTypes.information, 'One', { ...opened, customer_id: customers.alena });
  const twice = await build.case(caseTypes.information, 'Two', { ...opened, customer_id: customers.alena });
  await voidCase(twice, radek);
  await build.case(caseTypes.information, 'Nobody yet', opened);
  await build.case(caseTypes.information, 'Later', { opened_at: period.to });
}

/** As the supervisor does it, so that the log tells who it was. */
const voidCase = (id: CaseId, by: CastTenant['users']['radek']) =>
  call(casesRoutes(database.deps).voidIt, { id, reason: 'Entered twice' }, { context: contextOf(by) });

/** The ids of a list, page by page, with the total that it says. */
async function list(filter: Partial<z.input<typeof InteractionFilter>>): Promise<{ ids: string[]; total: number }> {
  const ids: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await call(
      interactionsRoutes(database.deps).list,
      { ...period, limit: 2, ...filter, ...(after ? { after } : {}) },
      asJana(),
    );
    ids.push(
      ...page.rows.map((row) =>
        filter.of === 'parked' || filter.of === 'topics' ? `${row.id} ${row.agentId} ${row.topics.join()}` : row.id,
      ),
    );
    if (page.next === null) return { ids, total: page.total };
    after = page.next;
  }
}

describe('the numbers of a day', () => {
  test('they are what was seeded, of this tenant and this day alone', () => {
    expect(() => ContactsReport.parse(report)).not.toThrow();
    expect(report).toMatchObject({
      ...{ contacts: 8, answered: 6, abandoned: 1, cases: 3, topics: 3, withOutcome: 3, anonymous: 3 },
      ...{ anonymousCases: 1, parked: 2, voided: 2, voidedCases: 1 },
    });
    expect(report.noCaseOutcomes).toMatchObject([{ name: 'wrong-number', count: 2 }]);
    expect(report.perTopic).toMatchObject([
      { name: 'limit', count: 2, contacts: 2 },
      { name: 'balance', count: 1, contacts: 1 },
    ]);
  });

  test('[RU-9] the voided contacts and cases are counted for who voided them, beside what they handled', () => {
    expect(report.voidedPerAgent).toMatchObject([
      { name: 'jana', voided: 1, voidedCases: 0, handled: 3 },
      { name: 'petr', voided: 0, voidedCases: 0, handled: 3 },
      { name: 'radek', voided: 1, voidedCases: 1, handled: 0 },
    ]);
  });

  const numbers: [of: z.input<typeof InteractionFilter>['of'], number: (report: ContactsReport) => number][] = [
    ['contacts', (found) => found.contacts],
    ['topics', (found) => found.topics],
    ['answered', (found) => found.answered],
    ['abandoned', (found) => found.abandoned],
    ['with-outcome', (found) => found.withOutcome],
    ['no-outcome', (found) => found.answered - found.withOutcome],
    ['no-case-outcome', (found) => found.noCaseOutcomes.reduce((sum, one) => sum + one.count, 0)],
    ['anonymous', (found) => found.anonymous],
    ['voided', (found) => found.voided],
    ['parked', (found) => found.parked],
  ];
  test.each(numbers)('%s: the number is the length of its list', async (of, number) => {
    const { ids, total } = await list({ of });
    expect(number(report)).toBeGreaterThan(0);
    expect([new Set(ids).size, total]).toEqual([number(report), number(report)]);
  });

  test('the numbers of each agent, outcome and topic are the lengths of theirs', async () => {
    for (const { agentId, voided, handled } of report.voidedPerAgent) {
      expect((await list({ of: 'voided', agentId })).total).toBe(voided);
      expect((await list({ of: 'answered', agentId })).total).toBe(handled);
    }
    for (const { outcomeId, count } of report.noCaseOutcomes)
      expect((await list({ of: 'no-case-outcome', outcomeId })).total).toBe(count);
    for (const { topicId, contacts } of report.perTopic) expect((await list({ topicId })).total).toBe(contacts);
  });

  test('a form to finish is counted under the agent who parked it, with what that agent has said', async () => {
    const { rows } = await call(interactionsRoutes(database.deps).list, { ...period, of: 'parked' }, asJana());
    expect(rows.map(({ agentName, outcomeName }) => [agentName, outcomeName]).toSorted()).toEqual([
      ['jana', null],
      ['petr', 'waiting'],
    ]);
    expect(new Set(rows.map((row) => row.id)).size).toBe(1);
    for (const agentId of [tenant.users.jana.id, tenant.users.petr.id])
      expect((await list({ of: 'parked', agentId })).total).toBe(1);
    const [first, second] = [await list({ of: 'parked', limit: 1 }), await list({ of: 'parked' })];
    expect(first).toEqual(second);
  });

  test('[RU-23] topics and contacts are counted apart, and the rows of the list hold all topics', async () => {
    const { rows } = await call(interactionsRoutes(database.deps).list, period, asJana());
    expect(rows.reduce((sum, row) => sum + row.topics.length, 0)).toBe(report.topics);
    expect(report.topics).not.toBe(rows.filter((row) => row.topics.length > 0).length);
  });

  test('[RU-13] cases and those without a person are the lengths of theirs', async () => {
    const listed = (given: object) => call(casesRoutes(database.deps).list, { ...period, ...given }, asJana());
    const [all, nobody] = [await listed({}), await listed({ anonymous: true })];
    expect([all.total, all.rows.length]).toEqual([report.cases, report.cases]);
    expect([nobody.total, nobody.rows.length]).toEqual([report.anonymousCases, report.anonymousCases]);
    const voided = await listed({ state: 'voided' });
    expect([voided.total, voided.rows.length]).toEqual([report.voidedCases, report.voidedCases]);
    for (const { agentId, voidedCases } of report.voidedPerAgent)
      expect((await listed({ voidedBy: agentId })).total).toBe(voidedCases);
    expect((await listed({ limit: 1 })).rows).toHaveLength(1);
  });

  test('[RU-8] contacts without a case are in the report', () => {
    expect(report.noCaseOutcomes[0]!.outcomeId).toBe(tenant.outcomes.wrongNumber);
  });
});

test('the report names the version of the log that it stands on', async () => {
  const { jana } = tenant.users;
  const before = (await call(reportsRoutes(database.deps).contacts, period, asJana())).version;
  await database.deps.commit(jana.who, async (unit) => {
    unit.fact({ kind: 'user.signedIn', userId: jana.id });
  });
  expect((await call(reportsRoutes(database.deps).contacts, period, asJana())).version).toBe(before + 1);
});

test('a place in a list that is none is refused by name', async () => {
  await expect(call(interactionsRoutes(database.deps).list, { ...period, after: 'x' }, asJana())).rejects.toMatchObject(
    { code: 'validation-failed', detail: { fields: [{ path: 'after' }] } },
  );
});
