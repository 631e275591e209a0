import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ConnectorAnswer } from '../../core/connectors/connector-port.ts';

/** When another system was last well, and what was wrong with it last; an answer of "no such thing" is being well. */
export async function noteHealth(unit: Unit, connectorId: string, answer: ConnectorAnswer): Promise<void> {
  const at = new Date(unit.at);
  const isWell = answer.kind === 'answered' || answer.kind === 'refused';
  await unit.tx
    .updateTable('connector')
    .set(isWell ? { last_ok_at: at } : { last_error: 'why' in answer ? answer.why : 'timeout', last_error_at: at })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', connectorId)
    .execute();
}
