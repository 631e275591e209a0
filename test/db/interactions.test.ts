import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordingsRoutes } from '../../src/features/recordings/routes.ts';
import { concludeContact } from '../../src/features/interactions/conclude-contact.ts';
import { saveDraft } from '../../src/features/drafts/save-draft.ts';
import { interactionsRoutes } from '../../src/features/interactions/routes.ts';
import { loadInteractions } from '../../src/features/interactions/load-interactions.ts';
import { reportsRoutes } from '../../src/features/reports/routes.ts';
import { InteractionDoc } from '../../src/shared/api/desk.ts';
import { TimelineEntry } from '../../src/shared/api/interactions.ts';
import type { AppError } from '../../src/shared/errors.ts';
import type { Fact } from '../../src/shared/events.ts';
import type { CallbackId, CustomerId, InteractionId, ObjectId, OutcomeId, PrincipalId } from '../../src/shared/ids.ts';
import { languages } from '../../src/shared/languages.generated.ts';
import { isoOf } from '../../src/shared/time.ts';
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

const routes = () => interactionsRoutes(database.deps);
const as = (name: keyof CastTenant['users']) => ({ context: contextOf(tenant.users[name]) });
const ring = (...[stage, given]: [Parameters<typeof ringIn>[2]?, Parameters<typeof ringIn>[3]?]) =>
  ringIn(database, tenant, stage ?? 'answered', given);
/** A write by Jana, proved to push all that it changes to her and to a colleague. */
const written = <T>(write: () => Promise<T>) => pushAgrees(database, [tenant.users.jana, tenant.users.petr], write);
const countCases = async () => (await database.ownerDb.selectFrom('case').select('id').execute()).length;
const rowOf = (id: InteractionId) =>
  database.ownerDb.selectFrom('interaction').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

describe('topics', () => {
  test('[RU-23] a contact has several, each with its object and its own outcome', async () => {
    const { id } = await ring();
    const { topics, outcomes, build, objectTypes } = tenant;
    const card = await build.object(objectTypes.card, '5001', { title: 'Card •• 5001' });
    const add = (topicId: string, objectId: string | null) =>
      written(() => call(routes().addTopic, { id, topicId, objectId } as never, as('jana')) as Promise<InteractionDoc>);
    await add(topics.balance, card);
    await add(topics.limit, card);
    await add(topics.limit, null);
    const twice = await add(topics.limit, null);
    expect(twice.topics.map(({ name, objectTitle }) => [name, objectTitle])).toEqual([
      ['balance', 'Card •• 5001'],
      ['limit', 'Card •• 5001'],
      ['limit', null],
    ]);
    const doc = await written(() =>
      call(
        routes().setTopicOutcome,
        { id, topicId: topics.limit, objectId: card, outcomeId: outcomes.solved },
        as('jana'),
      ),
    );
    expect(doc.topics.map(({ outcomeId }) => outcomeId)).toEqual([null, outcomes.solved, null]);
    expect(database.deps.facts('topic.added').filter((fact) => fact.interactionId === id)).toHaveLength(3);
    expect(() => InteractionDoc.parse(doc)).not.toThrow();
  });

  test('[RU-23] one that was taken off is marked, not deleted, and can come back', async () => {
    const { id } = await ring();
    const topic = { id, topicId: tenant.topics.limit, objectId: null };
    await written(() => call(routes().addTopic, topic, as('jana')));
    const without = await written(() => call(routes().removeTopic, topic, as('jana')));
    expect(without.topics).toEqual([]);
    const kept = await database.ownerDb
      .selectFrom('interaction_topic')
      .select('removed_at')
      .where('interaction_id', '=', id)
      .execute();
    expect(kept).toEqual([{ removed_at: expect.any(Date) }]);
    const again = await written(() => call(routes().addTopic, topic, as('jana')));
    expect(again.topics).toHaveLength(1);
    await expect(
      call(routes().removeTopic, { ...topic, topicId: tenant.topics.balance }, as('jana')),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('outcomes', () => {
  test.each(['a wrong number', 'a prank', 'silence', 'another department'])(
    '[RU-8] %s is closed without a case and a topic, and counted under its outcome',
    async (what) => {
      const outcomeId = (await tenant.build.outcome(what, 'none', 9)) as OutcomeId;
      const before = await countCases();
      const { id, tell } = await ring('ended');
      const doc = await written(() => call(routes().chooseOutcome, { id, outcomeId }, as('jana')));
      expect(doc).toMatchObject({ outcomeId, cases: [], topics: [], wrapUp: { missing: [] } });
      const closed = { interactionId: id, agentId: tenant.users.jana.id, outcomeId, late: false };
      await tell([{ kind: 'wrapup.finished', ...closed }]);
      await concludeContact(database.deps, tenant.id, id, database.deps.committed.at(-1)!.version);
      expect(await countCases()).toBe(before);
      expect(await call(routes().get, { id }, as('jana'))).toMatchObject({ wrapUp: { state: 'finished' } });
      const period = { from: new Date(Date.now() - 3_600_000).toISOString(), to: new Date().toISOString() };
      const { rows } = await call(routes().list, { ...period, of: 'no-case-outcome', outcomeId }, as('jana'));
      expect(rows.map((row) => row.id)).toEqual([id]);
      const report = await call(reportsRoutes(database.deps).contacts, period, as('jana'));
      expect(report.noCaseOutcomes).toContainEqual(expect.objectContaining({ outcomeId, count: 1 }));
    },
  );

  test('it is chosen during the call already, and the form says what it still lacks', async () => {
    const { id, tell } = await ring('answered');
    await call(routes().chooseOutcome, { id, outcomeId: tenant.outcomes.solved }, as('jana'));
    await tell([
      { kind: 'call.ended', interactionId: id, ending: 'handled', by: 'caller', agentId: tenant.users.jana.id },
      {
        ...{ kind: 'wrapup.started', interactionId: id, agentId: tenant.users.jana.id, queueId: tenant.queue },
        until: Date.now() + 30_000,
      },
    ]);
    expect((await call(routes().get, { id }, as('jana'))).wrapUp!.missing).toEqual(['topic', 'note']);
  });

  test('after the wrap-up was finished it stands', async () => {
    const { id } = await ring('finished', { outcomeId: tenant.outcomes.solved });
    await expect(
      call(routes().chooseOutcome, { id, outcomeId: tenant.outcomes.waiting }, as('jana')),
    ).rejects.toMatchObject({ code: 'wrap-up-closed', status: 409 });
  });

  test('choices come in the language of the reader, without what is retired', async () => {
    const { build, users } = tenant;
    const names = JSON.stringify({ cs: 'Tarif', en: 'Tariff' });
    const topic = await build.topic('tariff', { names });
    await build.topic('old', { retired_at: new Date() });
    const czech = { context: contextOf({ signedIn: { ...users.jana.signedIn, language: 'cs' } }) };
    const { topics, outcomes } = await call(routes().choices, undefined, czech);
    expect(topics).toContainEqual({ id: topic, name: 'Tarif' });
    expect(topics.map(({ name }) => name)).not.toContain('old');
    expect(outcomes.slice(0, 5).map(({ key }) => key)).toEqual([
      'solved',
      'call-back',
      'waiting',
      'passed-on',
      'wrong-number',
    ]);
  });
});

test('the engine and the agent may write the same contact at once', async () => {
  const { id, tell } = await ring();
  const hold = { interactionId: id, agentId: tenant.users.jana.id };
  const engine = async () => {
    for (let nth = 0; nth < 20; nth++) await tell([{ kind: nth % 2 ? 'call.resumed' : 'call.held', ...hold }]);
  };
  const agent = async () => {
    const { solved, waiting } = tenant.outcomes;
    for (let nth = 0; nth < 20; nth++)
      await call(routes().chooseOutcome, { id, outcomeId: nth % 2 ? solved : waiting }, as('jana'));
  };
  await Promise.all([engine(), agent(), agent()]);
  expect((await call(routes().get, { id }, as('jana'))).held).toBe(false);
});

describe('nothing is deleted', () => {
  test.each(['jana', 'radek', 'admin'] as const)(
    '[RU-9] DELETE by %s is 403 delete-refused and the record is still there',
    async (name) => {
      const { id } = await ring('finished');
      const before = await rowOf(id);
      await expect(call(routes().remove, { id }, as(name))).rejects.toMatchObject({
        ...{ code: 'delete-refused', status: 403 },
      });
      expect(await rowOf(id)).toEqual(before);
    },
  );

  test('[RU-9] the role of the process itself cannot delete contacts, cases or events', async () => {
    for (const table of ['interaction', 'case', 'event', 'audit', 'customer', 'interaction_topic'] as const) {
      await expect(
        database.deps.commit(tenant.users.admin.who, (unit) =>
          unit.tx.deleteFrom(table).where('tenant_id', '=', tenant.id).execute(),
        ),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('[RU-9] voiding asks for a reason, keeps the record, is audited and counted for who did it', async () => {
    const { id } = await ring('finished');
    await expect(call(routes().voidIt, { id, reason: '' }, as('jana'))).rejects.toMatchObject({
      ...{ code: 'reason-required', status: 400 },
    });
    expect((await rowOf(id)).voided_at).toBeNull();
    const doc = await written(() => call(routes().voidIt, { id, reason: 'A test call' }, as('jana')));
    expect(doc.voided).toEqual({ at: expect.any(String), reason: 'A test call' });
    await call(routes().voidIt, { id, reason: 'Another reason' }, as('radek'));
    expect(await rowOf(id)).toMatchObject({ void_reason: 'A test call', voided_by: tenant.users.jana.id });
    const audit = await database.ownerDb.selectFrom('audit').select('act').where('subject_id', '=', id).execute();
    expect(audit).toEqual([{ act: 'interaction.voided' }]);
    expect(database.deps.facts('interaction.voided').filter((fact) => fact.interactionId === id)).toHaveLength(1);
  });
});

describe('[PL-22] what is typed is kept as it is typed', () => {
  test('the note of a contact is there after the browser is gone, and on the desk', async () => {
    const { id } = await ring();
    const subject = `interaction:${id}` as const;
    const type = (value: string) =>
      written(() => call(routes().saveDraft, { subject, field: 'note', value }, as('jana')));
    await type('Wants a higher lim');
    const { savedAt } = await type('Wants a higher limit');
    const { fields } = await call(routes().drafts, { subject }, as('jana'));
    expect(fields).toEqual([{ field: 'note', value: 'Wants a higher limit', savedAt }]);
    expect(await call(routes().get, { id }, as('radek'))).toMatchObject({
      ...{ note: 'Wants a higher limit', noteSavedAt: savedAt },
    });
    expect((await call(routes().drafts, { subject }, as('petr'))).fields).toEqual([]);
  });

  test('the same text again is not news, and the log never holds the text', async () => {
    const { id } = await ring();
    const draft = { subject: `interaction:${id}` as const, field: 'note', value: 'Secret wish' };
    const first = await call(routes().saveDraft, draft, as('jana'));
    const count = database.deps.committed.length;
    expect(await call(routes().saveDraft, draft, as('jana'))).toEqual(first);
    expect(database.deps.committed).toHaveLength(count);
    expect(JSON.stringify(database.deps.committed)).not.toContain('Secret wish');
  });

  test('a write that was overtaken does not overwrite the later one', async () => {
    const { id } = await ring();
    const { jana } = tenant.users;
    const subject = `interaction:${id}` as const;
    const draft = (value: string) => ({ subject, field: 'note', value });
    const overtaken = await database.deps.commit(jana.who, async (unit) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await call(routes().saveDraft, draft('typed later'), as('jana'));
      return saveDraft(unit, jana.signedIn, draft('typed first, came late'));
    });
    const { fields } = await call(routes().drafts, { subject }, as('jana'));
    expect(fields).toEqual([{ field: 'note', value: 'typed later', savedAt: isoOf(overtaken.savedAt) }]);
  });
});

describe('what happened', () => {
  test('the timeline tells a whole call from the log, in order, and shows four digits of a card', async () => {
    const typed = { card: { value: '4021777788884021', type: 'card' } };
    const { id } = await ring('finished', { typed, recorded: true, outcomeId: tenant.outcomes.solved });
    const { entries } = await call(routes().timeline, { id }, as('jana'));
    expect(entries.map(({ text }) => text.key)).toEqual([
      'timeline.call.arrived',
      'timeline.attribute.valid',
      'timeline.call.queued',
      'timeline.call.offered',
      'timeline.call.answered',
      'timeline.recording.started',
      'timeline.ending.handled',
      'timeline.wrapup.started',
      'timeline.wrapup.finished',
    ]);
    expect(entries[1]!.text.args.value).toBe('•••• 4021');
    expect(JSON.stringify(entries)).not.toContain('77778888');
    expect(entries[3]!.text.args.agent).toBe('jana');
    expect(entries[5]!.recordingId).not.toBeNull();
    expect(entries.map(({ version }) => version)).toEqual(
      entries.map(({ version }) => version).toSorted((one, other) => one! - other!),
    );
    for (const entry of entries) TimelineEntry.parse(entry);
  });

  test('[CZA-8] every event of a call leads back to its arrival, with the names of people and rules', async () => {
    const { id } = await ring('answered');
    const { chain } = await call(routes().causes, { version: database.deps.committed.at(-1)!.version }, as('jana'));
    expect(chain.map(({ kind }) => kind)).toEqual([
      ...['call.bridged', 'call.answered', 'call.offered', 'call.queued', 'call.arrived'],
    ]);
    expect(new Set(chain.map(({ subject }) => subject))).toEqual(new Set([`interaction:${id}`]));
    const byHand = await call(routes().chooseOutcome, { id, outcomeId: tenant.outcomes.solved }, as('jana'));
    expect(byHand.outcomeId).toBe(tenant.outcomes.solved);
    const last = database.deps.committed.at(-1)!.version;
    expect((await call(routes().causes, { version: last }, as('radek'))).chain).toMatchObject([
      { kind: 'outcome.chosen', actor: { kind: 'user', name: 'jana', rule: null } },
    ]);
  });

  test('[CZA-8] a version that is not there has no causes', async () => {
    await expect(call(routes().causes, { version: 999_999 }, as('jana'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('[CZB-32] who may read why an event happened that is of no contact', () => {
  const versionOf = async (fact: Fact): Promise<number> => {
    await database.deps.commit(tenant.users.petr.who, async (unit) => unit.fact(fact));
    return database.deps.committed.at(-1)!.version;
  };
  const readersOf = async (fact: Fact): Promise<string[]> => {
    const version = await versionOf(fact);
    const readers: string[] = [];
    for (const name of ['jana', 'petr', 'olena', 'radek'] as const) {
      const answer = await call(routes().causes, { version }, as(name)).catch((error: AppError) => error.code);
      if (answer === 'not-found') continue;
      expect(answer).toMatchObject({ chain: [{ version, kind: fact.kind }] });
      readers.push(name);
    }
    return readers;
  };

  test('what an agent did is read by that agent, and by whoever reads the ledger', async () => {
    const { id } = tenant.users.petr;
    const state = { state: 'not_ready', reason: 'lunch', activity: null, interactionId: null } as const;
    const facts: Fact[] = [
      { kind: 'user.signedIn', userId: id },
      { kind: 'user.signedOut', userId: id },
      { kind: 'draft.saved', userId: id, subject: 'interaction:1', field: 'note', savedAt: Date.now() },
      { kind: 'agent.phoneChanged', agentId: id, registered: true },
      {
        ...{ kind: 'agent.stateChanged', agentId: id, ...state },
        ...{ queueId: null, principalId: null, setBy: id, source: 'agent' },
      },
    ];
    for (const fact of facts) expect(await readersOf(fact), fact.kind).toEqual(['petr', 'radek']);
  });

  test('what happened to an object, a customer or a callback is read by whoever sees it', async () => {
    const { build, objectTypes, principal: principal_id } = tenant;
    const hiddenFrom = async (scope: { principal_id?: PrincipalId }) => {
      const customerId = (await build.customer('Whose', scope)) as CustomerId;
      const objectId = (await build.object(objectTypes.card, `whose-${customerId}`, scope)) as ObjectId;
      const callbackId = (await build.callback(scope)) as CallbackId;
      const facts: Fact[] = [
        { kind: 'customer.created', customerId, interactionId: null },
        { kind: 'object.changed', objectId, fields: ['limit'], source: 'test' },
        { kind: 'callback.closed', callbackId, interactionId: null, number: null, state: 'done' },
      ];
      const readers: string[][] = [];
      for (const fact of facts) readers.push(await readersOf(fact));
      return readers;
    };
    const all = ['jana', 'petr', 'olena', 'radek'];
    const unrestricted = all.filter((name) => name !== 'olena');
    expect(await hiddenFrom({})).toEqual([all, all, all]);
    expect(await hiddenFrom({ principal_id })).toEqual([unrestricted, unrestricted, unrestricted]);
  });
});

describe('[CZB-32] whose contact it is', () => {
  test("a colleague's contact is read but not changed, a supervisor changes it", async () => {
    const { id } = await ring();
    expect((await call(routes().get, { id }, as('petr'))).id).toBe(id);
    const outcome = { id, outcomeId: tenant.outcomes.solved };
    const acts = [
      () => call(routes().chooseOutcome, outcome, as('petr')),
      () => call(routes().addTopic, { id, topicId: tenant.topics.limit }, as('petr')),
      () => call(routes().voidIt, { id, reason: 'Not mine' }, as('petr')),
      () => call(routes().chooseIdentity, { id, choice: { state: 'anonymous' } }, as('petr')),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'call-not-yours' });
    expect((await call(routes().chooseOutcome, outcome, as('radek'))).outcomeId).toBe(outcome.outcomeId);
  });

  test("a principal's contact and its events are not there for an agent without that principal", async () => {
    const { id } = await ring();
    await database.ownerDb
      .updateTable('interaction')
      .set({ principal_id: tenant.principal })
      .where('id', '=', id)
      .execute();
    const version = database.deps.committed.at(-1)!.version;
    const acts = [
      () => call(routes().get, { id }, as('olena')),
      () => call(routes().timeline, { id }, as('olena')),
      () => call(routes().causes, { version }, as('olena')),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not-found' });
    expect((await call(routes().causes, { version }, as('jana'))).chain[0]!.version).toBe(version);
  });

  test("another tenant's contact is answered as an unknown id", async () => {
    const theirs = (await ringIn(database, database.cast.b, 'answered')).id;
    const acts = [
      () => call(routes().get, { id: theirs }, as('admin')),
      () => call(routes().timeline, { id: theirs }, as('admin')),
      () => call(routes().voidIt, { id: theirs, reason: 'x' }, as('admin')),
      () => call(routes().addTopic, { id: theirs, topicId: tenant.topics.limit }, as('admin')),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('recordings', () => {
  test('what is known of one is read by its id, and where to listen once it is stored', async () => {
    const { id } = await ring('answered', { recorded: true });
    const { recording } = await call(routes().get, { id }, as('jana'));
    const get = (name: keyof CastTenant['users']) =>
      call(recordingsRoutes(database.deps).get, { id: recording!.id }, as(name));
    expect(await get('jana')).toMatchObject({ interactionId: id, state: 'running', audioPath: null });
    const stored = { state: 'stored', file: 'x', duration_ms: 4_000, principal_id: tenant.principal };
    await database.ownerDb.updateTable('recording').set(stored).where('id', '=', recording!.id).execute();
    expect(await get('jana')).toMatchObject({
      ...{ state: 'stored', durationMs: 4_000, audioPath: `/api/recordings/${recording!.id}/audio` },
    });
    await expect(get('olena')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('documents', () => {
  test('any number of contacts is loaded with the same number of queries', async () => {
    const ids: InteractionId[] = [];
    for (let nth = 0; nth < 12; nth++) ids.push((await ring('answered')).id);
    const queriesFor = (some: readonly InteractionId[]) =>
      database.deps.read(tenant.users.jana.who, async (tx) => {
        let queries = 0;
        const counted = tx.withPlugin({
          transformQuery: ({ node }) => {
            queries++;
            return node;
          },
          transformResult: ({ result }) => Promise.resolve(result),
        });
        const docs = await loadInteractions(counted as typeof tx, tenant.users.jana.signedIn, some);
        return [docs.map((doc) => doc.id), queries] as const;
      });
    const [few, many] = [await queriesFor(ids.slice(0, 1)), await queriesFor(ids)];
    expect(many[0]).toEqual(ids);
    expect(few[1]).toBe(many[1]);
    expect(many[1]).toBeLessThanOrEqual(6);
  });

  test.each(languages)('names of queues come in %s', async (language) => {
    const { id } = await ring();
    const names = Object.fromEntries(languages.map((one) => [one, `queue in ${one}`]));
    await database.ownerDb
      .updateTable('queue')
      .set({ names: JSON.stringify(names) })
      .where('id', '=', tenant.queue)
      .execute();
    const context = contextOf({ signedIn: { ...tenant.users.jana.signedIn, language } });
    expect((await call(routes().get, { id }, { context })).queueName).toBe(`queue in ${language}`);
  });
});
