import { type RawBuilder, sql } from 'kysely';
import type { Actor, Fact, LoggedEvent } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { Tx } from './unit.ts';

export interface FactToAppend {
  fact: Fact;
  actor: Actor;
  causedBy: { readonly nth: number } | number | null;
  /** When it happened, where that was before it is written. */
  at?: Instant | undefined;
}

/**
 * Takes the tenant's head, which also serialises its writers, and appends the facts after it. It is the last lock of
 * a unit, so versions are gap-free and in the order of commits: a reader at "version > last" can miss nothing.
 */
export async function appendEvents(
  tx: Tx,
  tenantId: TenantId,
  at: Instant,
  facts: readonly FactToAppend[],
): Promise<LoggedEvent[]> {
  if (facts.length === 0) return [];
  const { rows } = await sql<{ version: number }>`
    update event_head set version = version + ${facts.length} where tenant_id = ${tenantId} returning version`.execute(
    tx,
  );
  const last = rows[0];
  if (!last) throw new Error('the tenant has no head of its log');
  const events = toEvents(last.version - facts.length, at, facts);
  await insertEvents(tenantId, events, null).execute(tx);
  return events;
}

export function toEvents(before: number, at: Instant, facts: readonly FactToAppend[]): LoggedEvent[] {
  return facts.map(({ fact, actor, causedBy, at: happenedAt = at }, nth) => ({
    version: before + 1 + nth,
    at: happenedAt,
    actor,
    causedBy: causedBy !== null && typeof causedBy === 'object' ? before + 1 + causedBy.nth : causedBy,
    fact,
  }));
}

/** One statement for any number of events. */
export function insertEvents(
  tenantId: TenantId,
  events: readonly LoggedEvent[],
  epoch: number | null,
): RawBuilder<unknown> {
  const rows = events.map((event) => {
    const { kind, ...body } = event.fact;
    return {
      version: event.version,
      at: new Date(event.at).toISOString(),
      kind,
      actor: event.actor,
      caused_by: event.causedBy,
      interaction_id: 'interactionId' in body ? body.interactionId : null,
      body,
    };
  });
  return sql`
    insert into event (tenant_id, version, at, kind, actor, caused_by, epoch, interaction_id, body)
    select ${tenantId}::uuid, r.version, r.at, r.kind, r.actor, r.caused_by, ${epoch}::bigint, r.interaction_id, r.body
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(version bigint, at timestamptz, kind text, actor jsonb, caused_by bigint, interaction_id uuid, body jsonb)`;
}
