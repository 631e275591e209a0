import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '../../src/features/cases/open-case.ts';
import { loadDesk } from '../../src/features/desk/load-desk.ts';
import { saveDraft } from '../../src/features/drafts/save-draft.ts';
import { chooseOutcome } from '../../src/features/interactions/choose-outcome.ts';
import { concludeContact } from '../../src/features/interactions/conclude-contact.ts';
import { getTimeline } from '../../src/features/interactions/get-timeline.ts';
import { loadInteractions } from '../../src/features/interactions/load-interactions.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId, LegId, OutcomeId, UserId } from '../../src/shared/ids.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { ringIn, type RungIn } from '../support/ring-in.ts';
import { type TestDatabase, openTestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
let readers: CastUser[];
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  readers = [tenant.users.jana, tenant.users.petr, tenant.users.olena];
}, 60_000);
afterAll(() => database.close());

const desk = (user: CastUser) =>
  database.deps.read(user.who, (tx) => loadDesk(tx, user.signedIn, { next: null, phoneRegistered: true }));

describe('a contact that was lost and taken again', () => {
  const lostBy = (interactionId: InteractionId, agentId: UserId): RoutingFact[] => [
    { kind: 'wrapup.started', interactionId, agentId, queueId: tenant.queue, until: Date.now() },
    { kind: 'wrapup.parked', interactionId, agentId, why: 'connection-lost' },
    { kind: 'call.queued', interactionId, queueId: tenant.queue, priority: 0, lastAgentId: null, queuedAt: 0 },
  ];
  const takenBy = (interactionId: InteractionId, agentId: UserId): RoutingFact[] => {
    const legId = `${interactionId}-2` as LegId;
    return [
      { kind: 'call.answered', interactionId, agentId, legId, waitedMs: 4_000 },
      { kind: 'call.bridged', interactionId, agentId, legId },
    ];
  };
  const taken = async () => {
    const { jana, petr } = tenant.users;
    const call = await ringIn(database, tenant, 'answered');
    const legId = `${call.id}-2` as LegId;
    const offer = { interactionId: call.id, agentId: petr.id, legId, attempt: 2, ringUntil: Date.now() };
    const reason = { rule: 'only-one' as const, skills: [], idleMs: 0, waitedMs: 1_000, rivals: 0, priority: 0 };
    const steps: RoutingFact[][] = [
      lostBy(call.id, jana.id),
      [{ kind: 'call.offered', ...offer, reason }],
      takenBy(call.id, petr.id),
    ];
    for (const facts of steps) await pushAgrees(database, readers, () => call.tell(facts));
    return call;
  };
  const formOn = async (user: CastUser, id: string) => {
    const found = (await desk(user)).interactions.find((one) => one.id === id);
    return found && { form: found.wrapUp && [found.wrapUp.agentId, found.wrapUp.state], note: found.note };
  };
  const write = (user: CastUser, id: string, value: string) =>
    database.deps.commit(user.who, (unit) =>
      saveDraft(unit, user.signedIn, { subject: `interaction:${id}`, field: 'note', value }),
    );

  test('has a form on the desk of each, with what each has written', async () => {
    const { jana, petr } = tenant.users;
    const call = await taken();
    await pushAgrees(database, readers, () => write(jana, call.id, 'Lost her'));
    await pushAgrees(database, readers, () => write(petr, call.id, 'She is back'));
    expect(await formOn(jana, call.id)).toEqual({ form: [jana.id, 'parked'], note: 'Lost her' });
    expect(await formOn(petr, call.id)).toEqual({ form: null, note: 'She is back' });
    const interactionId = call.id;
    await pushAgrees(database, readers, () =>
      call.tell([
        { kind: 'call.ended', interactionId, ending: 'handled', by: 'caller', agentId: petr.id },
        { kind: 'wrapup.started', interactionId, agentId: petr.id, queueId: tenant.queue, until: Date.now() + 30_000 },
      ]),
    );
    expect(await formOn(jana, call.id)).toEqual({ form: [jana.id, 'parked'], note: 'Lost her' });
    expect(await formOn(petr, call.id)).toEqual({ form: [petr.id, 'open'], note: 'She is back' });
    const outcomeId = tenant.outcomes.solved;
    await pushAgrees(database, readers, () =>
      call.tell([{ kind: 'wrapup.finished', interactionId, agentId: jana.id, outcomeId, late: true }]),
    );
    expect(await formOn(jana, call.id)).toBeUndefined();
    expect(await formOn(petr, call.id)).toEqual({ form: [petr.id, 'open'], note: 'She is back' });
  });

  test('may be changed by both while their form is there, and by nobody else', async () => {
    const { jana, petr, olena } = tenant.users;
    const call = await taken();
    const outcomeId = tenant.outcomes.solved;
    const chosenBy = (user: CastUser) =>
      database.deps.commit(user.who, (unit) =>
        chooseOutcome(unit, user.signedIn, { interactionId: call.id, outcomeId }),
      );
    await expect(chosenBy(jana)).resolves.toBeUndefined();
    await expect(chosenBy(petr)).resolves.toBeUndefined();
    if (olena.signedIn.role === 'agent')
      await expect(chosenBy(olena)).rejects.toMatchObject({ code: 'call-not-yours' });
    await call.tell([{ kind: 'wrapup.finished', interactionId: call.id, agentId: jana.id, outcomeId, late: true }]);
    await expect(chosenBy(jana)).rejects.toMatchObject({ code: 'call-not-yours' });
  });

  const outcomesOf = async (id: InteractionId) => {
    const { jana, petr } = tenant.users;
    const asOf = async (user: CastUser) =>
      (await database.deps.read(user.who, (tx) => loadInteractions(tx, user.signedIn, [id])))[0]!.outcomeId;
    const { outcome_id } = await database.ownerDb
      .selectFrom('interaction')
      .select('outcome_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    return { jana: await asOf(jana), petr: await asOf(petr), contact: outcome_id };
  };
  const choose = (user: CastUser, interactionId: InteractionId, outcomeId: OutcomeId) =>
    pushAgrees(database, readers, () =>
      database.deps.commit(user.who, (unit) => chooseOutcome(unit, user.signedIn, { interactionId, outcomeId })),
    );
  const finish = (call: RungIn, agentId: UserId, outcomeId: OutcomeId) =>
    pushAgrees(database, readers, () =>
      call.tell([{ kind: 'wrapup.finished', interactionId: call.id, agentId, outcomeId, late: true }]),
    );
  const endWith = (call: RungIn, agentId: UserId) =>
    pushAgrees(database, readers, () =>
      call.tell([
        { kind: 'call.ended', interactionId: call.id, ending: 'handled', by: 'caller', agentId },
        { kind: 'wrapup.started', interactionId: call.id, agentId, queueId: tenant.queue, until: Date.now() + 30_000 },
      ]),
    );

  test('has the outcome of each in the form of each, chosen in the call already', async () => {
    const { jana, petr } = tenant.users;
    const { waiting, solved } = tenant.outcomes;
    const call = await taken();
    expect(await outcomesOf(call.id)).toEqual({ jana: null, petr: null, contact: null });
    await choose(jana, call.id, waiting);
    expect(await outcomesOf(call.id)).toEqual({ jana: waiting, petr: null, contact: null });
    await choose(petr, call.id, solved);
    await endWith(call, petr.id);
    expect(await outcomesOf(call.id)).toEqual({ jana: waiting, petr: solved, contact: solved });
    const { entries } = await database.deps.read(petr.who, async (tx) => ({
      entries: await getTimeline(tx, petr.signedIn, call.id),
    }));
    const chosen = entries.filter(({ text }) => text.key === 'timeline.outcome.chosen');
    expect(chosen.map(({ text }) => text.args)).toEqual([
      { outcome: 'waiting', by: 'jana' },
      { outcome: 'solved', by: 'petr' },
    ]);
  });

  test.each(['jana', 'petr'] as const)(
    'has the outcome of the agent who had it last, and its cases do what that says, also when %s finishes first',
    async (first) => {
      const { jana, petr } = tenant.users;
      const { waiting, solved } = tenant.outcomes;
      const call = await taken();
      await endWith(call, petr.id);
      const caseId = await database.deps.commit(petr.who, async (unit) => {
        const { id } = await openCase(unit, {
          ...{ title: 'Lost card', caseTypeId: tenant.caseTypes.information, category: null, customerId: null },
          ...{ contactPointId: null, objectId: null, interactionId: call.id, madeBy: null, state: 'open' },
        });
        return id;
      });
      const said = { jana: waiting, petr: solved };
      const order = first === 'jana' ? [jana, petr] : [petr, jana];
      for (const { id } of order) {
        await finish(call, id, id === jana.id ? waiting : solved);
        await concludeContact(database.deps, tenant.id, call.id, database.deps.committed.at(-1)!.version);
      }
      expect(await outcomesOf(call.id)).toEqual({ ...said, contact: solved });
      const changes = database.deps.facts('case.stateChanged').filter((fact) => fact.caseId === caseId);
      expect(changes.map(({ state }) => state)).toEqual(['resolved']);
    },
  );

  test('that nobody took again has the outcome of the agent who lost it', async () => {
    const { jana } = tenant.users;
    const call = await ringIn(database, tenant, 'answered');
    await call.tell(lostBy(call.id, jana.id));
    await call.tell([
      { kind: 'call.ended', interactionId: call.id, ending: 'abandoned-in-queue', by: 'caller', agentId: null },
    ]);
    await finish(call, jana.id, tenant.outcomes.waiting);
    expect(await outcomesOf(call.id)).toMatchObject({
      jana: tenant.outcomes.waiting,
      contact: tenant.outcomes.waiting,
    });
  });

  test('and by the same agent, whose form was finished, has an outcome that can be chosen at any time of the call', async () => {
    const { jana } = tenant.users;
    const { waiting, solved } = tenant.outcomes;
    const call = await ringIn(database, tenant, 'answered');
    await call.tell(lostBy(call.id, jana.id));
    await finish(call, jana.id, waiting);
    await expect(choose(jana, call.id, solved)).rejects.toMatchObject({ code: 'call-not-yours' });
    await call.tell(takenBy(call.id, jana.id));
    expect(await outcomesOf(call.id)).toMatchObject({ jana: waiting, contact: waiting });
    await choose(jana, call.id, solved);
    expect(await outcomesOf(call.id)).toMatchObject({ jana: solved, contact: solved });
    await endWith(call, jana.id);
    expect((await desk(jana)).interactions.find(({ id }) => id === call.id)).toMatchObject({
      ...{ outcomeId: solved, wrapUp: { state: 'open' } },
    });
    await finish(call, jana.id, solved);
    await expect(choose(jana, call.id, waiting)).rejects.toMatchObject({ code: 'wrap-up-closed' });
  });
});
