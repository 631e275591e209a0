import { sql } from 'kysely';
import type { Unit } from '../../adapters/postgres/unit.ts';
import { lintFlow } from '../../core/flow/lint-flow.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import type { FlowDefinition, FlowSettings } from '../../shared/config/flow.ts';
import { AppError } from '../../shared/errors.ts';
import type { FlowId } from '../../shared/ids.ts';
import { recordChange } from '../config/record-change.ts';
import { findHeld } from './hold-flow.ts';
import { loadSurroundings } from './load-surroundings.ts';
import { findDefinition, type FlowFound } from './queries.ts';

export interface ToPublish extends FlowSettings {
  key: string;
  note: string | null;
  /** The earlier version that this one repeats. */
  rolledBackTo?: number;
}

/**
 * Lets a definition answer calls as the newest version of its flow, which is made where there is none; calls that began
 * before finish on theirs. One with errors is refused. `speech` is read before the transaction.
 */
export async function publishDefinition(unit: Unit, publish: ToPublish, speech: Speech): Promise<void> {
  const { tx, who } = unit;
  const { key, names, definition, note, rolledBackTo = null } = publish;
  const flow = await findHeld(unit, key);
  if (flow && flow.retired_at !== null) throw new AppError('config-retired');
  await demandNoErrors(unit, publish, speech);
  const before = flow && (await settingsNow(unit, flow));
  const flowId = flow?.id ?? (await insertFlow(unit, publish));
  const version = (flow?.published_version ?? 0) + 1;
  await insertVersion(unit, { flowId, version, definition, note });
  await tx
    .updateTable('flow')
    .set({ published_version: version, names: JSON.stringify(names) })
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', flowId)
    .execute();
  unit.fact({ kind: 'flow.published', flowId, version, rolledBackTo });
  const after: FlowSettings = { names, definition };
  const change = before ? 'changed' : 'made';
  await recordChange(unit, { noun: 'flow', key, change, before, after, why: note });
}

async function demandNoErrors({ tx, who }: Unit, { key, definition }: ToPublish, speech: Speech): Promise<void> {
  const reader = { tenantId: who.tenantId, language: 'en' };
  const { surroundings } = await loadSurroundings(tx, reader, { key, speech });
  const problems = lintFlow(definition, surroundings);
  if (problems.some(({ severity }) => severity === 'error')) throw new AppError('flow-has-errors', { problems });
}

/** Null of a flow that has answered no call yet. */
async function settingsNow({ tx, who }: Unit, flow: FlowFound): Promise<FlowSettings | null> {
  const of = { flowId: flow.id, version: flow.published_version };
  const definition = await findDefinition(tx, who.tenantId, of);
  return definition && { names: flow.names, definition };
}

async function insertFlow({ tx, who }: Unit, { key, names }: ToPublish): Promise<FlowId> {
  const { id } = await tx
    .insertInto('flow')
    .values({
      ...{ tenant_id: who.tenantId, id: sql<string>`gen_random_uuid()`, key, published_version: 0 },
      names: JSON.stringify(names),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id as FlowId;
}

async function insertVersion(
  { tx, who, at }: Unit,
  version: { flowId: FlowId; version: number; definition: FlowDefinition; note: string | null },
): Promise<void> {
  await tx
    .insertInto('flow_version')
    .values({
      ...{ tenant_id: who.tenantId, flow_id: version.flowId, version: version.version, note: version.note },
      ...{ definition: JSON.stringify(version.definition), published_at: new Date(at) },
      published_by: JSON.stringify(who.actor),
    })
    .execute();
}
