import type { Unit } from '../../../adapters/postgres/unit.ts';
import { toSnapshot } from '../../../core/routing/snapshot.ts';
import type { RoutingConfig } from '../../../core/routing/state.ts';
import type { LoggedEvent } from '../../../shared/events.ts';
import type { CallbackId } from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { loadRoutingConfig } from '../../calls/load-config.ts';
import { saveRoutingSnapshot } from '../../calls/load-routing.ts';
import { projectRouting } from '../../calls/project-routing.ts';
import type { SeedCustomer } from '../seed/seed-customer.ts';
import { type Month, playMonth } from './play-month.ts';
import { putCases } from './put-cases.ts';
import { putContactsOf } from './put-contacts-of.ts';
import { findWorkingDays, type WorkingDay } from './working-days.ts';

const hourMs = 3_600_000;

/**
 * The month before: its log, what the log means in the tables, and the routing's snapshot after it, so that nothing
 * has to be folded again. The log is empty before.
 */
export async function putHistory(
  unit: Unit,
  { now, timeZone, crowd }: { now: Instant; timeZone: string; crowd: readonly SeedCustomer[] },
): Promise<void> {
  const { tx, who } = unit;
  const days = await findWorkingDays(tx, now, timeZone);
  const config = await loadRoutingConfig(tx, who.tenantId);
  const month = playMonth({ config: unrecorded(config), days, crowd });
  for (const { fact, actor, causedBy, at } of month.events) unit.fact(fact, { actor, causedBy, at });
  await projectMonth(unit, month, days);
  await putCases(unit, month);
  await saveRoutingSnapshot(tx, who.tenantId, month.events.length, toSnapshot(month.state));
}

/** There is no sound of these calls, and none is invented. */
const unrecorded = (config: RoutingConfig): RoutingConfig => ({
  ...config,
  queues: Object.fromEntries(Object.entries(config.queues).map(([id, queue]) => [id, { ...queue, recorded: false }])),
});

/** Day by day, as no contact lasts longer. Callbacks come last: their row takes the customer from the contact's. */
async function projectMonth(unit: Unit, month: Month, days: readonly WorkingDay[]): Promise<void> {
  const isPromise = ({ fact }: LoggedEvent): boolean => fact.kind === 'callback.promised';
  const rest = month.events.filter((event) => !isPromise(event));
  const ends = [...days.slice(1).map(({ opensAt }) => rest.findIndex(({ at }) => at > opensAt - hourMs)), rest.length];
  for (const [nth, end] of ends.entries()) await project(unit, rest.slice(ends[nth - 1] ?? 0, end));
  await putContactsOf(unit, month);
  await project(unit, month.events.filter(isPromise));
  await closeCallbacks(unit, month.calledBack);
}

async function project({ tx, who }: Unit, events: readonly LoggedEvent[]): Promise<void> {
  await Promise.all(projectRouting(tx, who.tenantId, events).map((statement) => tx.executeQuery(statement)));
}

async function closeCallbacks({ tx, who }: Unit, ids: readonly CallbackId[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable('callback')
    .set({ state: 'done' })
    .where('tenant_id', '=', who.tenantId)
    .where('id', 'in', ids)
    .execute();
}
