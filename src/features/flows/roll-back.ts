import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import { AppError } from '../../shared/errors.ts';
import { holdFlow } from './hold-flow.ts';
import { publishDefinition } from './publish-definition.ts';
import { findDefinition } from './queries.ts';

/** An earlier version answers calls again, as a new one; what it names may be gone by now, so it is looked at too. */
export async function rollBack(
  unit: Unit,
  { key, version, note }: { key: string; version: number; note: string | null },
  speech: Speech,
): Promise<void> {
  const flow = await holdFlow(unit, key);
  const definition = await findDefinition(unit.tx, unit.who.tenantId, { flowId: flow.id, version });
  if (!definition) throw new AppError('not-found');
  await publishDefinition(unit, { key, names: flow.names, definition, note, rolledBackTo: version }, speech);
}
