import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';

type RecordingFact = Extract<RoutingFact, { kind: `recording.${string}` }>;
type Started = RecordingFact & { kind: 'recording.started' };
type Ended = RecordingFact & { kind: 'recording.ended' };

/** Keeps when each recording began and ended. */
export function projectRecording(tx: Tx, tenantId: TenantId, at: Instant, fact: RecordingFact): Promise<void> {
  return fact.kind === 'recording.started'
    ? insertRecording(tx, tenantId, at, fact)
    : endRecording(tx, tenantId, at, fact);
}

/** The principal is the one that the contact belongs to. */
async function insertRecording(tx: Tx, tenantId: TenantId, at: Instant, fact: Started): Promise<void> {
  await tx
    .insertInto('recording')
    .columns(['tenant_id', 'id', 'principal_id', 'interaction_id', 'name', 'state', 'started_at'])
    .expression((eb) =>
      eb
        .selectFrom('interaction')
        .select((select) => [
          'interaction.tenant_id',
          select.val(fact.recordingId).$castTo<string>().as('id'),
          'interaction.principal_id',
          'interaction.id as interaction_id',
          select.val(fact.name).as('name'),
          select.val('running').as('state'),
          sql<string>`${isoOf(at)}::timestamptz`.as('started_at'),
        ])
        .where('tenant_id', '=', tenantId)
        .where('id', '=', fact.interactionId),
    )
    .execute();
}

async function endRecording(tx: Tx, tenantId: TenantId, at: Instant, fact: Ended): Promise<void> {
  await tx
    .updateTable('recording')
    .set({ state: 'ended', ended_at: isoOf(at) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', fact.recordingId)
    .execute();
}
