import { randomUUID } from 'node:crypto';
import { call } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { customersRoutes } from '../../src/features/customers/routes.ts';
import { loadDesk } from '../../src/features/desk/load-desk.ts';
import type { IdentityChoice } from '../../src/features/identity/choose-identity.ts';
import { identifyCaller } from '../../src/features/identity/identify-caller.ts';
import { interactionsRoutes } from '../../src/features/interactions/routes.ts';
import type { CallbackDoc } from '../../src/shared/api/desk.ts';
import type { Ending, RoutingFact } from '../../src/shared/events.ts';
import type { CallbackId, InteractionId } from '../../src/shared/ids.ts';
import type { CastTenant } from '../support/cast.ts';
import { pushAgrees } from '../support/push-agrees.ts';
import { contextOf } from '../support/request-context.ts';
import { ringIn, type RungIn } from '../support/ring-in.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let tenant: CastTenant;
beforeAll(async () => {
  database = await openTestDatabase();
  tenant = database.cast.a;
}, 60_000);
afterAll(() => database.close());

const customers = () => customersRoutes(database.deps, () => Promise.reject(new Error('no connector here')));
const asJana = () => ({ context: contextOf(tenant.users.jana) });

async function endsInFlow(ending: Ending, from: string, left: (id: InteractionId) => RoutingFact[] = () => []) {
  const rung = await ringIn(database, tenant, 'flow', { from });
  const interactionId = rung.id;
  await rung.tell([{ kind: 'call.ended', interactionId, ending, by: 'caller', agentId: null }, ...left(interactionId)]);
  return rung;
}

/** How often the commits of this contact have asked for its caller. */
async function timesAsked({ id }: RungIn): Promise<number> {
  const rows = await database.ownerDb
    .selectFrom('outbox')
    .select('body')
    .where('topic', '=', 'identify-caller')
    .execute();
  return rows.filter(({ body }) => (body as { interactionId: string }).interactionId === id).length;
}

const identify = ({ id }: RungIn) => identifyCaller(database.deps, tenant.id, id, null);

describe('a call that ended before it came to a queue', () => {
  test.each<Ending>(['abandoned-in-flow', 'overflowed', 'lost-pbx'])('has its caller sought: %s', async (ending) => {
    expect(await timesAsked(await endsInFlow(ending, '+420777555001'))).toBe(1);
  });

  test('is the only one of which that is asked at its end', async () => {
    const answered = await ringIn(database, tenant, 'ended', { from: '+420777555002' });
    expect(await timesAsked(answered)).toBe(1);
  });

  test('[RU-5] is among the recent contacts of its number', async () => {
    const rung = await endsInFlow('abandoned-in-flow', '+420777555003');
    await identify(rung);
    const { contactPointId } = await call(interactionsRoutes(database.deps).get, { id: rung.id }, asJana());
    const { interactions } = await call(customers().contactPoint, { id: contactPointId! }, asJana());
    expect(interactions.map(({ id }) => id)).toEqual([rung.id]);
  });

  test('is on the timeline of the customer whose number it is', async () => {
    const rung = await endsInFlow('overflowed', '420602118340');
    await identify(rung);
    const { entries } = await call(customers().timeline, { id: tenant.customers.alena }, asJana());
    expect(entries.map(({ interactionId }) => interactionId)).toContain(rung.id);
  });
});

describe('a callback that was promised before its caller was known', () => {
  const leaves = (callbackId: CallbackId) => (interactionId: InteractionId) => [
    {
      ...{ kind: 'callback.promised' as const, callbackId, interactionId, number: '420602118340' },
      ...{ origin: 'lost-pbx' as const, due: Date.now(), ownerId: null, queueId: null },
    },
  ];

  async function callback(id: CallbackId): Promise<CallbackDoc> {
    const { who, signedIn } = tenant.users.jana;
    const live = { next: null, phoneRegistered: true };
    const desk = await database.deps.read(who, (tx) => loadDesk(tx, signedIn, live));
    return desk.callbacks.find((one) => one.id === id)!;
  }

  test('names the customer on every desk when they are found', async () => {
    const { jana, petr, radek } = tenant.users;
    const callbackId = randomUUID() as CallbackId;
    const rung = await endsInFlow('overflowed', '420602118340', leaves(callbackId));
    expect((await callback(callbackId)).customerName).toBeNull();
    await pushAgrees(database, [jana, petr, radek], () => identify(rung));
    expect(await callback(callbackId)).toMatchObject({
      customerId: tenant.customers.alena,
      customerName: 'Čapková Alena',
    });
  });

  test('names whom a person has chosen, and nobody when it was nobody known', async () => {
    const { jana, radek } = tenant.users;
    const { josef } = tenant.customers;
    const callbackId = randomUUID() as CallbackId;
    const { id } = await endsInFlow('lost-pbx', '420602118340', leaves(callbackId));
    const { chooseIdentity } = interactionsRoutes(database.deps);
    const choose = (choice: IdentityChoice) =>
      pushAgrees(database, [jana, radek], () => call(chooseIdentity, { id, choice }, { context: contextOf(radek) }));
    await choose({ state: 'matched', customerId: josef, remember: null });
    expect((await callback(callbackId)).customerId).toBe(josef);
    await choose({ state: 'anonymous' });
    expect((await callback(callbackId)).customerId).toBeNull();
  });
});
