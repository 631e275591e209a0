import { type CompiledQuery, type Kysely, sql } from 'kysely';
import type { Tables } from '../../adapters/postgres/tables.generated.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type Instant, isoOf } from '../../shared/time.ts';

type RecordingFact = Extract<RoutingFact, { kind: `recording.${string}` }>;
type Started = RecordingFact & { kind: 'recording.started' };
type Ended = RecordingFact & { kind: 'recording.ended' };

/** Keeps when each recording began and ended. */
export function projectRecording(
  db: Kysely<Tables>,
  tenantId: TenantId,
  at: Instant,
  fact: RecordingFact,
): CompiledQuery {
  return fact.kind === 'recording.started'
    ? insertRecording(db, tenantId, at, fact)
    : endRecording(db, tenantId, at, fact);
}

/** The principal is the one that the contact belongs to. */
function insertRecording(db: Kysely<Tables>, tenantId: TenantId, at: Instant, fact: Started): CompiledQuery {
  return db
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
    .compile();
}

function endRecording(db: Kysely<Tables>, tenantId: TenantId, at: Instant, fact: Ended): CompiledQuery {
  return db
    .updateTable('recording')
    .set({ state: 'ended', ended_at: isoOf(at) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', fact.recordingId)
    .compile();
}
