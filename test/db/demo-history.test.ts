import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routingKinds } from '../../src/shared/read-fact.ts';
import { toSnapshot } from '../../src/core/routing/snapshot.ts';
import { getLedger } from '../../src/features/calls/get-ledger.ts';
import { loadRoutingConfig } from '../../src/features/calls/load-config.ts';
import { loadRoutingState } from '../../src/features/calls/load-routing.ts';
import { projectRouting } from '../../src/features/calls/project-routing.ts';
import { getCustomerTimeline } from '../../src/features/customers/get-customer-timeline.ts';
import { playMonth } from '../../src/features/demo/history/play-month.ts';
import { findWorkingDays } from '../../src/features/demo/history/working-days.ts';
import { outcomeId } from '../../src/features/demo/seed/catalogue.ts';
import { makeCrowd } from '../../src/features/demo/seed/people.ts';
import { demoTenantId, seedDemo } from '../../src/features/demo/seed/seed-demo.ts';
import { staff, userId } from '../../src/features/demo/seed/staff.ts';
import { reportContacts } from '../../src/features/reports/report-contacts.ts';
import type { SignedIn } from '../../src/features/route.ts';
import type { Fact, LoggedEvent, RoutingFact } from '../../src/shared/events.ts';
import type { CustomerId, InteractionId } from '../../src/shared/ids.ts';
import { isoOf } from '../../src/shared/time.ts';
import { foldOf, textOf } from '../support/routing-states.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

const dayMs = 86_400_000;
const prague = 'Europe/Prague';
/** The month before it has the end of summer time, two holidays and four Saturdays in it. */
const now = Date.parse('2026-11-20T10:30:00Z');
const radek: SignedIn = {
  ...{ tenantId: demoTenantId, userId: userId('radek.vlcek'), role: 'supervisor', language: 'cs', principalIds: null },
  sessionHash: Buffer.alloc(32),
};
const who = { tenantId: demoTenantId, actor: { kind: 'user' as const, id: radek.userId }, principalIds: null };

let database: TestDatabase;
let log: LoggedEvent[];
beforeAll(async () => {
  database = await openTestDatabase();
  await seedDemo({ db: database.ownerDb, hashPassword: async () => 'hash', now });
  const { rows } = await sql<Omit<LoggedEvent, 'at'> & { at: Date }>`
    select version, at, actor, caused_by as "causedBy", body || jsonb_build_object('kind', kind) as fact
    from event e where tenant_id = ${demoTenantId}
      and version <= (select version from routing_snapshot where tenant_id = e.tenant_id) order by version`.execute(
    database.ownerDb,
  );
  // What the pictures add is told after the month.
  log = rows.map((row) => ({ ...row, at: row.at.getTime() }));
  await setPicturedAside();
}, 120_000);
afterAll(() => database.close());

/** The contacts of the pictures and their cases are not of the month's log: here they make way. */
async function setPicturedAside(): Promise<void> {
  await sql`update interaction i set arrived_at = arrived_at - interval '9 years' where tenant_id = ${demoTenantId}
    and not exists (select 1 from event where tenant_id = i.tenant_id and interaction_id = i.id and version <= ${log.length})`.execute(
    database.ownerDb,
  );
  await sql`update "case" set opened_at = opened_at - interval '9 years' where tenant_id = ${demoTenantId} and no >= 4604
    `.execute(database.ownerDb);
}

type Of<K extends Fact['kind']> = { version: number; at: number; fact: Extract<Fact, { kind: K }> };
const told = <K extends Fact['kind']>(kind: K): Of<K>[] => log.filter(({ fact }) => fact.kind === kind) as never;

const rowsOf = async (query: ReturnType<typeof sql>): Promise<Record<string, unknown>[]> =>
  (await query.execute(database.ownerDb)).rows as Record<string, unknown>[];

/** Every day of the month in the calendar of Prague, as a reader asks for it. */
function days(): { day: string; from: string; to: string }[] {
  const named = new Intl.DateTimeFormat('en-CA', { timeZone: prague, dateStyle: 'short' });
  const midnightOf = (day: string): string => {
    const guess = Date.parse(`${day}T00:00:00Z`);
    return isoOf([-2, -1].map((hours) => guess + hours * 3_600_000).find((at) => named.format(at) === day)!);
  };
  return Array.from({ length: 30 }, (_, nth) => {
    const noon = Date.parse('2026-11-20T11:00:00Z') - (30 - nth) * dayMs;
    const [day, next] = [named.format(noon), named.format(noon + dayMs)];
    return { day, from: midnightOf(day), to: midnightOf(next) };
  });
}

/** What the report has to say of a day, counted again from nothing but the log. */
function recount({ from, to }: { from: string; to: string }) {
  const isIn = ({ at }: { at: number }): boolean => at >= Date.parse(from) && at < Date.parse(to);
  const ids = new Set(
    told('call.arrived')
      .filter(isIn)
      .map(({ fact }) => fact.interactionId),
  );
  const of = <K extends Fact['kind']>(kind: K): Of<K>[] =>
    told(kind).filter(({ fact }) => 'interactionId' in fact && ids.has(fact.interactionId as InteractionId));
  const answered = new Set(of('call.answered').map(({ fact }) => fact.interactionId));
  const finished = new Map(of('wrapup.finished').map(({ fact }) => [fact.interactionId, fact.outcomeId]));
  const customers = new Map<string, string | null>();
  for (const { fact } of of('identity.sought'))
    customers.set(fact.interactionId, fact.state === 'matched' ? fact.candidates[0]!.customerId : null);
  for (const { fact } of of('identity.chosen')) customers.set(fact.interactionId, fact.customerId);
  const noCase = ['wrong-number', 'prank-or-silence', 'other-department'].map(outcomeId);
  const cases = told('case.created').filter(isIn);
  return {
    contacts: ids.size,
    answered: answered.size,
    abandoned: of('call.ended').filter(({ fact }) => fact.ending === 'abandoned-in-queue').length,
    withOutcome: finished.size,
    noCaseOutcomes: [...finished.values()].filter((id) => noCase.includes(id)).length,
    anonymous: [...answered].filter((id) => !customers.get(id)).length,
    topics: of('topic.added').length,
    cases: cases.length,
    anonymousCases: cases.filter(({ fact }) => fact.customerId === null).length,
    handled: Object.fromEntries(countBy(of('call.answered').map(({ fact }) => fact.agentId))),
    ...{ parked: 0, voided: 0 },
  };
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

describe('the tables say what the log says', () => {
  test('the report of every day has the numbers that its events add up to', async () => {
    for (const { day, ...period } of days()) {
      const report = await database.deps.read(who, (tx) => reportContacts(tx, radek, period));
      const { noCaseOutcomes, voidedPerAgent, perTopic, ...counts } = report;
      const noCase = noCaseOutcomes.reduce((sum, { count }) => sum + count, 0);
      const handled = Object.fromEntries(voidedPerAgent.map((one) => [one.agentId, one.handled]));
      expect({ day, ...counts, noCaseOutcomes: noCase, handled }).toMatchObject({ day, ...recount(period) });
      expect(perTopic.reduce((sum, { count }) => sum + count, 0)).toBe(counts.topics);
    }
  });

  test('the engine, told fact by fact, would have written the very rows', async () => {
    const held = told('call.held').map(({ fact }) => fact.interactionId);
    const extended = told('wrapup.extended').map(({ fact }) => fact.interactionId);
    const parked = told('wrapup.parked').map(({ fact }) => fact.interactionId);
    const missed = told('offer.ended').map(({ fact }) => fact.interactionId);
    const both = held.filter((id) => extended.includes(id));
    for (const id of [both[0]!, parked[0]!, missed[0]!]) expect(await writtenAnew(id)).toEqual(await written(id));
  });

  test('the ledger of every agent has its states from the log, and each day ends offline', async () => {
    for (const { key } of staff.filter(({ role }) => role === 'agent')) {
      const facts = told('agent.stateChanged').filter(({ fact }) => fact.agentId === userId(key));
      for (const { day, from, to } of days()) {
        const asked = { id: userId(key), from, to };
        const ledger = await database.deps.read(who, (tx) => getLedger(tx, radek, asked, now));
        const begun = ledger.rows.filter(({ startedAt }) => startedAt >= from);
        const states = facts.filter(({ at }) => isoOf(at) >= from && isoOf(at) < to).map(({ fact }) => fact.state);
        expect([day, key, begun.map(({ state }) => state)]).toEqual([day, key, states]);
        expect([day, key, ledger.rows.at(-1)?.state ?? 'offline']).toEqual([day, key, 'offline']);
        expect(ledger.sumOfStatesMs).toBe(ledger.loggedInMs);
      }
    }
  });

  test('the state of each case is what was told of it last', async () => {
    const cases = await rowsOf(sql`select id, state from "case" where tenant_id = ${demoTenantId}`);
    const states = new Map(cases.map((row) => [row['id'], row['state']]));
    const changed = new Map(told('case.stateChanged').map(({ fact }) => [fact.caseId, fact.state]));
    for (const { fact } of told('case.created'))
      expect([fact.no, states.get(fact.caseId)]).toEqual([
        fact.no,
        changed.get(fact.caseId) ?? (fact.byAction === null ? 'open' : 'resolved'),
      ]);
  });

  test('what agents noted is kept where it was typed; the log knows that, and never what', async () => {
    const saved = new Map(told('draft.saved').map(({ at, fact }) => [fact.subject, [at, fact.savedAt]]));
    const drafts = await rowsOf(sql`
      select subject, saved_at, value from draft
      where tenant_id = ${demoTenantId} and field = 'note' and subject = any(${[...saved.keys()]}::text[])`);
    expect(drafts.length).toBeGreaterThan(200);
    expect(drafts).toHaveLength(saved.size);
    for (const row of drafts) {
      const at = (row['saved_at'] as Date).getTime();
      expect([row['subject'], saved.get(String(row['subject']))]).toEqual([row['subject'], [at, at]]);
    }
    expect(JSON.stringify(log)).not.toContain(String(drafts[0]!['value']));
  });

  test('a customer who calls often has each contact in the timeline, page by page, and none has a recording', async () => {
    const [often] = await rowsOf(sql`
      select customer_id as id, count(*)::int as contacts from interaction
      where tenant_id = ${demoTenantId} and customer_id is not null
      group by 1 order by 2 desc, 1 limit 1`);
    const timeline = { id: often!['id'] as CustomerId, limit: 200 };
    const { entries } = await database.deps.read(who, (tx) => getCustomerTimeline(tx, radek, timeline));
    const contacts = entries.filter(({ kind }) => kind === 'interaction');
    expect(contacts.length).toBeGreaterThanOrEqual(5);
    expect(contacts).toHaveLength(Number(often!['contacts']));
    expect(contacts.every(({ recordingId, version }) => recordingId === null && version !== null)).toBe(true);
    expect(await rowsOf(sql`select id from recording where tenant_id = ${demoTenantId}`)).toEqual([]);
  });
});

/** The rows of a contact as routing has them; who called and about what is said by others. */
async function written(id: string): Promise<unknown> {
  const [contact] = await rowsOf(sql`
    select to_jsonb(i) - array['id', 'identity_state', 'candidates', 'pop', 'customer_id', 'contact_point_id'] as row
    from interaction i where id = ${id}`);
  const [form] = await rowsOf(
    sql`select to_jsonb(w) - 'interaction_id' as row from wrap_up w where interaction_id = ${id}`,
  );
  return { contact: contact!['row'], form: form?.['row'] ?? null };
}

/** The same contact under another id, each fact in a batch of its own; its ledger is known and left out. */
async function writtenAnew(id: InteractionId): Promise<unknown> {
  const anew = database.deps.newId() as InteractionId;
  const events = log.filter(({ fact }) => 'interactionId' in fact && fact.interactionId === id && isRouting(fact));
  for (const event of events.filter(({ fact }) => fact.kind !== 'agent.stateChanged')) {
    const fact = { ...event.fact, interactionId: anew } as Fact;
    for (const statement of projectRouting(database.ownerDb, demoTenantId, [{ ...event, fact }]))
      await database.ownerDb.executeQuery(statement);
  }
  return written(anew);
}

const isRouting = (fact: Fact): boolean => (routingKinds as string[]).includes(fact.kind);

describe('what the engine begins with', () => {
  test('the snapshot is the state that the whole log folds to, and nothing after it has to be read', async () => {
    const ofRouting = log.filter(({ fact }) => isRouting(fact)) as { at: number; fact: RoutingFact }[];
    const { version, state } = await database.deps.read(who, (tx) => loadRoutingState(tx, demoTenantId));
    expect(version).toBe(log.length);
    expect(textOf(state)).toBe(textOf(foldOf(ofRouting)));
  });

  test('everybody has gone home: no call, no open form and no promised call is left over', async () => {
    const { state } = await database.deps.read(who, (tx) => loadRoutingState(tx, demoTenantId));
    expect([...state.agents.values()].map((agent) => [agent.state, agent.phoneRegistered])).toEqual(
      staff.filter(({ role }) => role === 'agent').map(() => ['offline', false]),
    );
    expect(toSnapshot(state)).toMatchObject({ calls: [], wrapUps: [], trays: [], telephony: 'away' });
    const forms = sql`select 1 from wrap_up where tenant_id = ${demoTenantId} and state <> 'finished'`;
    const promised = sql`select 1 from callback where tenant_id = ${demoTenantId} and state = 'due' and interaction_id is not null`;
    expect([await rowsOf(forms), await rowsOf(promised)]).toEqual([[], []]);
  });

  test('the log goes on without a gap', async () => {
    expect(log.map(({ version }) => version)).toEqual(log.map((_, nth) => nth + 1));
    expect(log.map(({ at }) => at)).toEqual(log.map(({ at }) => at).sort((one, other) => one - other));
    expect(log.every(({ version, causedBy }) => causedBy === null || causedBy < version)).toBe(true);
  });
});

describe('a month as a center has it', () => {
  const hourOf = (at: number): number =>
    Number(new Intl.DateTimeFormat('en-GB', { timeZone: prague, hour: '2-digit', hourCycle: 'h23' }).format(at));

  test('some twelve hundred contacts, most of them answered, some given up', () => {
    const endings = countBy(told('call.ended').map(({ fact }) => fact.ending));
    const queued = new Set(told('call.queued').map(({ fact }) => fact.interactionId)).size;
    expect(told('call.arrived').length).toBeGreaterThan(1_000);
    expect(told('call.arrived').length).toBeLessThan(1_500);
    expect(endings.get('abandoned-in-queue')! / queued).toBeGreaterThan(0.02);
    expect(endings.get('abandoned-in-queue')! / queued).toBeLessThan(0.1);
    expect([...endings.keys()].sort()).toEqual(['abandoned-in-flow', 'abandoned-in-queue', 'handled']);
  });

  test('the morning and the early afternoon are the busiest, on both sides of the end of summer time', () => {
    for (const [from, to] of [
      ['2026-10-21', '2026-10-25'],
      ['2026-10-25', '2026-11-20'],
    ] as const) {
      const hours = countBy(
        told('call.arrived')
          .filter(({ at }) => at > Date.parse(from) && at < Date.parse(to))
          .map(({ at }) => String(hourOf(at))),
      );
      const during = (...of: number[]): number => of.reduce((sum, hour) => sum + (hours.get(String(hour)) ?? 0), 0);
      expect([...hours.keys()].map(Number).filter((hour) => hour < 8 || hour > 17)).toEqual([]);
      expect(during(9, 10)).toBeGreaterThan(during(16, 17));
      expect(during(9, 10, 13, 14)).toBeGreaterThan(during(8, 12, 15, 16));
    }
  });

  test('a Saturday is short, and on Sundays and holidays nobody calls', () => {
    const named = new Intl.DateTimeFormat('en-CA', { timeZone: prague, dateStyle: 'short' });
    const calls = countBy(told('call.arrived').map(({ at }) => named.format(at)));
    for (const free of ['2026-10-25', '2026-11-01', '2026-11-08', '2026-11-15', '2026-10-28', '2026-11-17'])
      expect([free, calls.get(free)]).toEqual([free, undefined]);
    for (const saturday of ['2026-10-24', '2026-10-31', '2026-11-07', '2026-11-14']) {
      expect(calls.get(saturday)).toBeLessThan(40);
      expect(told('call.arrived').every(({ at }) => named.format(at) !== saturday || hourOf(at) < 13)).toBe(true);
    }
  });

  test('callers are known and unknown, with and without a number, and every outcome occurs', async () => {
    const from = countBy(told('call.arrived').map(({ fact }) => String(fact.from !== null)));
    expect(from.get('false')).toBeGreaterThan(20);
    const states = countBy(told('identity.sought').map(({ fact }) => fact.state));
    expect(states.get('matched')).toBeGreaterThan(800);
    expect(states.get('none')).toBeGreaterThan(100);
    const chosen = countBy(told('identity.chosen').map(({ fact }) => fact.state));
    expect([...chosen.keys()].sort()).toEqual(['anonymous', 'matched', 'third-party']);
    expect(new Set(told('wrapup.finished').map(({ fact }) => fact.outcomeId)).size).toBe(10);
    expect(told('wrapup.finished').some(({ fact }) => fact.late)).toBe(true);
  });

  test('cases come from acts and by hand, most are resolved, those that are open have a day to be done by', async () => {
    const cases = await rowsOf(sql`
      select k.state, made_by->>'kind' as made_by, due_at from "case" k where tenant_id = ${demoTenantId} and no < 4604`);
    const open = cases.filter((row) => row['state'] !== 'resolved');
    expect(cases.filter((row) => row['made_by'] === 'action').length).toBeGreaterThan(50);
    expect(open.length).toBeGreaterThan(20);
    expect(open.length).toBeLessThan(cases.length / 3);
    expect(open.every((row) => row['due_at'] !== null)).toBe(true);
  });

  test('every callback was made after it was promised', () => {
    const promised = new Map(told('callback.promised').map(({ fact }) => [fact.callbackId, fact.due]));
    const closed = told('callback.closed');
    expect(closed.length).toBeGreaterThan(10);
    expect(closed.length).toBe(promised.size);
    expect(closed.every(({ at, fact }) => at > promised.get(fact.callbackId)!)).toBe(true);
  });
});

describe('whichever day the demo is made on', () => {
  const dayOf = async (day: string) => {
    const at = Date.parse(day);
    const crowd = makeCrowd(at, 2_960);
    return database.deps.read(who, async (tx) => {
      const [config, found] = [await loadRoutingConfig(tx, demoTenantId), await findWorkingDays(tx, at, prague)];
      const queues = Object.entries(config.queues).map(([id, queue]) => [id, { ...queue, recorded: false }]);
      return {
        days: found,
        month: playMonth({ config: { ...config, queues: Object.fromEntries(queues) }, days: found, crowd }),
      };
    });
  };

  test('the same day makes the same month', async () => {
    const { month } = await dayOf(isoOf(now));
    expect(month.events.map(({ version, at, fact }) => ({ version, at, fact }))).toEqual(
      log.map(({ version, at, fact }) => ({ version, at, fact })),
    );
  });

  test.each([
    '2026-01-06T08:00:00Z',
    '2026-04-14T21:59:59Z',
    '2026-04-14T22:00:00Z',
    '2027-07-05T12:00:00Z',
    '2028-02-29T23:30:00Z',
  ])('%s: its month ends the evening before, and its cases end before those of the pictures', async (day) => {
    const { days: found, month } = await dayOf(day);
    const named = new Intl.DateTimeFormat('en-CA', { timeZone: prague, dateStyle: 'short' });
    const today = named.format(Date.parse(day));
    expect(month.events.every(({ at }) => named.format(at) < today)).toBe(true);
    expect(
      found.every(
        ({ opensAt }) =>
          new Intl.DateTimeFormat('en-GB', { timeZone: prague, timeStyle: 'short' }).format(opensAt) === '08:00',
      ),
    ).toBe(true);
    expect(Date.parse(day) - found[0]!.opensAt).toBeGreaterThan(24 * dayMs);
    expect(month.cases.cases.at(-1)!.no).toBeLessThan(4_604);
    expect(toSnapshot(month.state)).toMatchObject({ calls: [], wrapUps: [], trays: [] });
  });
});
