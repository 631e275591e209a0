import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { migrate } from '../../src/adapters/postgres/migrate.ts';
import { type Database, openDatabase, openPool } from '../../src/adapters/postgres/pool.ts';
import { commitUnit, type Unit } from '../../src/adapters/postgres/unit.ts';
import { putRows } from '../../src/features/demo/seed/put-rows.ts';
import type { OutcomeId, TenantId } from '../../src/shared/ids.ts';
import { projectRoot } from '../../tools/parts/paths.mjs';
import { seedBench } from '../phone/seed.ts';

export interface Centre {
  tenantId: TenantId;
  outcomeId: OutcomeId;
}

/** E.164 without the plus. */
export const centreNumber = '420541900100';

/** The company of the telephone benchmark with an outcome, so that its agents can finish what they began. */
export async function seedCentre(ownerUrl: string, appPassword: string, agents: number): Promise<Centre> {
  await migrate(ownerUrl, path.join(projectRoot, 'db', 'migrations'), appPassword);
  await seedBench(ownerUrl, { agents, number: centreNumber });
  const tenantId = await withOwner(
    ownerUrl,
    async (owner) => (await owner.selectFrom('tenant').select('id').executeTakeFirstOrThrow()).id as TenantId,
  );
  const outcomeId = randomUUID() as string as OutcomeId;
  await inTenant(ownerUrl, tenantId, async (unit) => {
    const outcome = { id: outcomeId, key: 'done', names: '{}', icon: 'check', effect: 'none', position: 1 };
    await putRows(unit, 'outcome', [outcome]);
    await unit.tx.updateTable('queue').set({ wrap_up_ms: 60_000 }).execute();
  });
  return { tenantId, outcomeId };
}

/** One unit of work past the rights of the process. */
export const inTenant = <T>(ownerUrl: string, tenantId: TenantId, work: (unit: Unit) => Promise<T>): Promise<T> =>
  withOwner(ownerUrl, async (owner) => {
    const who = { tenantId, actor: { kind: 'import', batch: 'bench' } as const, principalIds: null };
    return (await commitUnit(owner, who, work)).result;
  });

/** As a database that has been in use for a day knows itself: plans made for empty tables are no figure of anything. */
export const analyze = (ownerUrl: string): Promise<unknown> =>
  withOwner(ownerUrl, (owner) => sql`analyze`.execute(owner));

/** What a minute at 5,000 rows a second writes. */
const segmentsUsed = 24;

/** As the log of a database that has been in use: its segments are there already and are written over. */
export const useUpLog = (ownerUrl: string): Promise<void> =>
  withOwner(ownerUrl, async (owner) => {
    for (let nth = 0; nth < segmentsUsed; nth += 1)
      await sql`select pg_logical_emit_message(false, 'bench', ''), pg_switch_wal()`.execute(owner);
    await sql`checkpoint`.execute(owner);
  });

async function withOwner<T>(ownerUrl: string, work: (owner: Database) => Promise<T>): Promise<T> {
  const owner = openDatabase(openPool(ownerUrl, { max: 1, log: () => undefined }));
  try {
    return await work(owner);
  } finally {
    await owner.destroy();
  }
}
