import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TransferTargets } from '../../src/shared/api/calls.ts';
import type { InteractionDoc } from '../../src/shared/api/desk.ts';
import type { TimelineEntry } from '../../src/shared/api/interactions.ts';
import type { InteractionId } from '../../src/shared/ids.ts';
import type { CastTenant, CastUser } from '../support/cast.ts';
import { type HttpWorld, openHttpWorld } from '../support/http-world.ts';
import { dialled, openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
let engine: ShardWorld;
let world: HttpWorld;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
  await prepareRouting(database, tenant);
  engine = await openShard(database, tenant);
  world = await openHttpWorld(database, { shards: { [tenant.id]: engine.shard } });
}, 60_000);
afterAll(async () => {
  await world.close();
  await engine.stop();
  await database.close();
});

const state = (as: CastUser, body: object) => world.call('POST', '/api/agent/state', { as, body });
const transfer = (as: CastUser, id: InteractionId, to: object) =>
  world.call('POST', `/api/calls/${id}/transfer`, { as, body: { to } });

/** Jana talks, with a note that she is typing; Petr is not there yet. */
async function janaTalks(): Promise<InteractionId> {
  const { jana } = tenant.users;
  await world.signIn(jana);
  await state(jana, { state: 'ready' });
  const { interactionId: id } = engine.phone.placeCall({ from: '+420602118340', to: dialled });
  await engine.until('the call is offered', () => engine.isWritten('call.offered', id));
  expect((await world.call('POST', `/api/calls/${id}/answer`, { as: jana })).statusCode).toBe(200);
  await engine.until('they talk', () => engine.isWritten('call.bridged', id));
  const draft = { subject: `interaction:${id}`, field: 'note', value: 'Wants the higher limit' };
  expect((await world.call('PUT', '/api/drafts', { as: jana, body: draft })).statusCode).toBe(200);
  return id;
}

test('a call that is handed to a colleague rings there, with the note as it was typed, and comes back with what was added', async () => {
  const { jana, petr, olena } = tenant.users;
  const id = await janaTalks();
  const answersOf = (agent: CastUser): number =>
    engine.events.filter(({ fact }) => fact.kind === 'call.answered' && fact.agentId === agent.id).length;
  await world.signIn(petr);
  await state(petr, { state: 'not_ready', reason: 'break' });
  const busy = await transfer(jana, id, { kind: 'agent', agentId: petr.id });
  expect(busy.json<{ code: string }>().code).toBe('agent-not-ready');
  expect((await transfer(petr, id, { kind: 'agent', agentId: jana.id })).json<{ code: string }>().code).toBe(
    'call-not-yours',
  );
  expect((await transfer(jana, id, { kind: 'agent', agentId: olena.id })).statusCode).toBe(409);
  await state(petr, { state: 'ready' });
  const listed = (await world.call('GET', `/api/calls/${id}/targets`, { as: jana })).json<TransferTargets>();
  expect(listed.agents).toEqual([{ id: petr.id, name: 'petr', state: 'ready', reason: null }]);
  expect(listed.queues.map(({ id: queueId }) => queueId)).toContain(tenant.queue);

  expect((await transfer(jana, id, { kind: 'agent', agentId: petr.id })).statusCode).toBe(200);
  expect((await world.call('POST', `/api/calls/${id}/answer`, { as: petr })).statusCode).toBe(200);
  await engine.until('Petr has it', () => answersOf(petr) === 1);
  const path = `/api/drafts?subject=interaction:${id}`;
  const { fields } = (await world.call('GET', path, { as: petr })).json<{ fields: { value: string }[] }>();
  expect(fields.map(({ value }) => value)).toEqual(['Wants the higher limit']);
  const page = (await world.call('GET', `/api/interactions/${id}`, { as: petr })).json<InteractionDoc>();
  expect(page).toMatchObject({ agentId: petr.id, reason: { rule: 'transferred' }, note: 'Wants the higher limit' });
  const form = await database.ownerDb.selectFrom('wrap_up').selectAll().where('interaction_id', '=', id).execute();
  expect(form.map(({ agent_id, state: is }) => [agent_id, is])).toEqual([[jana.id, 'open']]);
  const { entries } = (await world.call('GET', `/api/interactions/${id}/timeline`, { as: petr })).json<{
    entries: TimelineEntry[];
  }>();
  const told = entries.find(({ text }) => text.key === 'timeline.call.transferred');
  expect(told?.text.args).toMatchObject({ agent: 'jana', to: 'petr' });

  const finish = { outcomeId: tenant.outcomes.callBack, next: { state: 'ready' } };
  const callback = { dueAt: new Date(Date.now() + 3_600_000).toISOString(), owner: 'me', number: '+420602118340' };
  const finishing = `/api/interactions/${id}/wrap-up/finish`;
  expect((await world.call('POST', finishing, { as: jana, body: { ...finish, callback } })).statusCode).toBe(200);
  const more = { subject: `interaction:${id}`, field: 'note', value: 'Wants the higher limit; papers came' };
  await world.call('PUT', '/api/drafts', { as: petr, body: more });
  await engine.until('they talk', () => engine.events.filter(({ fact }) => fact.kind === 'call.bridged').length === 2);
  expect((await transfer(petr, id, { kind: 'agent', agentId: jana.id })).statusCode).toBe(200);
  expect((await world.call('POST', `/api/calls/${id}/answer`, { as: jana })).statusCode).toBe(200);
  await engine.until('Jana has it back', () => answersOf(jana) === 2);
  const back = (await world.call('GET', path, { as: jana })).json<{ fields: { value: string }[] }>();
  expect(back.fields.map(({ value }) => value)).toEqual([more.value]);
});
