import { sql } from 'kysely';
import type { Unit } from './unit.ts';

/**
 * Takes the tenant's head before rows that the engine writes too. The engine takes it first and the rows after it; a
 * unit that held such a row and only then asked for the head would wait for the engine while the engine waits for it.
 */
export async function lockHead({ tx, who }: Pick<Unit, 'tx' | 'who'>): Promise<void> {
  await sql`select version from event_head where tenant_id = ${who.tenantId} for update`.execute(tx);
}
