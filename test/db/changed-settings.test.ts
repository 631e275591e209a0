import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readAs } from '../../src/adapters/postgres/unit.ts';
import { loadRoutingConfig } from '../../src/features/calls/load-config.ts';
import type { RoutingConfig } from '../../src/core/routing/state.ts';
import type { CalendarSettings, HolidaysSettings } from '../../src/shared/config/calendar.ts';
import type { NumberSettings } from '../../src/shared/config/number.ts';
import { dialled, openShard, prepareRouting, type ShardWorld } from '../support/shard-world.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
let world: ShardWorld;
const tenant = () => database.cast.a;

beforeAll(async () => {
  database = await openTestDatabase();
  await prepareRouting(database, tenant());
  world = await openShard(database, tenant());
}, 60_000);
afterAll(async () => {
  await world.stop();
  await database.close();
});

const load = (): Promise<RoutingConfig> =>
  readAs(database.appDb, tenant().users.jana.who, (tx) => loadRoutingConfig(tx, tenant().id));

const setNumber = (settings: Partial<Pick<NumberSettings, 'plans' | 'emergency'>>): Promise<unknown> =>
  database.ownerDb
    .updateTable('number')
    .set(Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)])))
    .where('tenant_id', '=', tenant().id)
    .where('digits', '=', dialled)
    .execute();

const allWeek = [{ from: '00:00', to: '24:00' }];
const calendar: CalendarSettings = {
  ...{ names: { en: 'Shop' }, timeZone: null, holidays: ['all'], exceptions: [] },
  week: { mon: allWeek, tue: allWeek, wed: allWeek, thu: allWeek, fri: allWeek, sat: allWeek, sun: allWeek },
};

it('reads calendars as the instants around the database’s own time', async () => {
  const of = { tenant_id: tenant().id, id: randomUUID() };
  const { ownerDb } = database;
  await ownerDb
    .insertInto('calendar')
    .values({ ...of, key: 'shop', settings: JSON.stringify(calendar) })
    .execute();
  const { calendars } = await load();
  const covers = calendars.shop!.find(({ from, to }) => from <= Date.now() && Date.now() < to);
  expect(covers?.state).toBe('open');
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Prague' }).format();
  const daysOff: HolidaysSettings = { names: { en: 'All' }, days: [{ names: { en: 'Today' }, date: today }] };
  await ownerDb
    .insertInto('holidays')
    .values({ ...of, key: 'all', settings: JSON.stringify(daysOff) })
    .execute();
  expect((await load()).calendars.shop!.some(({ state }) => state === 'holiday')).toBe(true);
});

it('knows of a number where its plans and its emergency lead, as far as that was ever published', async () => {
  await database.ownerDb
    .insertInto('flow')
    .values({ tenant_id: tenant().id, id: randomUUID(), key: 'drawn', names: '{}', published_version: 0 })
    .execute();
  await setNumber({
    plans: [
      { calendar: 'shop', is: 'closed', flow: 'greeted' },
      { calendar: 'shop', is: 'open', flow: 'drawn' },
      { calendar: 'gone', is: 'closed', flow: 'greeted' },
    ],
    emergency: { flow: 'drawn', on: true },
  });
  const { numbers, flows } = await load();
  const { plans, emergency } = numbers[dialled]!;
  expect(plans).toEqual([{ calendar: 'shop', is: 'closed', flowId: expect.any(String) }]);
  expect(flows[plans[0]!.flowId]?.definition.start).toBe('greeting');
  expect(emergency).toBeNull();
});

it('routes by what was set while it runs, and serves on who waits in a queue that was retired', async () => {
  const before = world.phone.placeCall({ from: '+420602118340', to: dialled });
  await world.until('the first call waits', () => world.isWritten('call.queued', before.interactionId));
  await setNumber({ plans: [], emergency: { flow: 'greeted', on: true } });
  await database.ownerDb
    .updateTable('queue')
    .set({ retired_at: new Date().toISOString() })
    .where('tenant_id', '=', tenant().id)
    .where('id', '=', tenant().queue)
    .execute();
  world.shard.configChanged();
  await world.until('the engine has read it', () => world.shard.engine()!.config().numbers[dialled]?.emergency?.on);
  const after = world.phone.placeCall({ from: '+420602118341', to: dialled });
  const stepOf = (id: string): string | undefined => {
    const place = world.shard
      .engine()!
      .state()
      .calls.get(id as never)?.place;
    return place?.kind === 'flow' ? place.step : undefined;
  };
  await world.until('the second call is greeted', () => stepOf(after.interactionId) === 'greeting');
  expect(world.shard.engine()!.config().queues[tenant().queue]).toBeDefined();
  expect(world.shard.engine()!.state().calls.get(before.interactionId)?.place.kind).toBe('queue');
  for (const call of [before, after]) call.hangUp();
});
