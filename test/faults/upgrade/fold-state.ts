import { openDatabase, openPool } from '../../../src/adapters/postgres/pool.ts';
import { enterTenant } from '../../../src/adapters/postgres/unit.ts';
import { loadRoutingState } from '../../../src/features/calls/load-routing.ts';
import type { TenantId } from '../../../src/shared/ids.ts';

/**
 * Prints what the version in whose tree it lies makes of the log: agents, calls, forms and trays, in an order that does
 * not depend on how they are kept.
 */
const [url = ''] = process.argv.slice(2);
const db = openDatabase(openPool(url, { max: 1, log: () => undefined }));
const { id } = await db.selectFrom('tenant').select('id').executeTakeFirstOrThrow();
const tenantId = id as TenantId;
const { state, version } = await db.transaction().execute(async (tx) => {
  await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
  return loadRoutingState(tx, tenantId);
});
await db.destroy();
const { agents, calls, wrapUps, trays, telephony, telephonyStartedAt } = state;
process.stdout.write(
  JSON.stringify(ordered({ version, agents, calls, wrapUps, trays, telephony, telephonyStartedAt })),
);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
  return Object.fromEntries(
    entries.sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, inside]) => [key, ordered(inside)]),
  );
}
