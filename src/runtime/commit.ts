import { CompiledQuery, type Kysely, sql } from 'kysely';
import { insertEvents, toEvents, type FactToAppend } from '../adapters/postgres/append-events.ts';
import { sendTogether, undoneOnFailure } from '../adapters/postgres/send-together.ts';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { envelope } from '../adapters/postgres/unit.ts';
import { insertRows } from '../features/calls/insert-rows.ts';
import { projectRouting } from '../features/calls/project-routing.ts';
import { reactionTo } from '../features/calls/reactions.ts';
import type { LoggedEvent, RoutingFact } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Instant } from '../shared/time.ts';

export type RoutingFactToAppend = FactToAppend & { fact: RoutingFact };

/** The last row of the log that a writer knows, and under which epoch that was written. */
export interface LastKnown {
  version: number;
  epoch: number | null;
}

/** `gone-back`: a fail-over has lost rows that the writer knows; nothing was written. */
export type CommitResult = { kind: 'committed'; events: LoggedEvent[] } | { kind: 'fenced' | 'gone-back' };

/**
 * Appends routing facts, what they mean in the tables, and what follows from them: one transaction, written only
 * while the lease has this epoch. `fenced` means that another node owns the shard now and nothing was written. What was
 * decided on rows that are gone is not written either.
 */
export async function commitRouting(
  db: Kysely<Tables>,
  shard: { tenantId: TenantId; epoch: number },
  at: Instant,
  facts: readonly RoutingFactToAppend[],
  known: LastKnown,
): Promise<CommitResult> {
  const { tenantId, epoch } = shard;
  return db.connection().execute((connection) =>
    undoneOnFailure(connection, async (): Promise<CommitResult> => {
      const version = await beginAtHead(connection, { tenantId, epoch, count: facts.length, known });
      if (typeof version === 'string') {
        await sendTogether(connection, [CompiledQuery.raw('rollback')]);
        return { kind: version };
      }
      const events = toEvents(version - facts.length, at, facts);
      await sendTogether(connection, [
        insertEvents(tenantId, events, epoch).compile(connection),
        ...projectRouting(connection, tenantId, events),
        ...insertReactions(tenantId, events),
        CompiledQuery.raw('commit'),
      ]);
      return { kind: 'committed', events };
    }),
  );
}

/**
 * Planned once: the planner would take a statement for the contacts of one commit anew for each, at twice its cost. And
 * by the keys: a plan from when a table had few rows, which is to read all of it, would stay while the table grows.
 */
const begin = CompiledQuery.raw(
  'begin; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off',
);

/** The fence and the sequence in one statement: without the lease of this epoch the head does not move. */
async function beginAtHead(
  connection: Kysely<Tables>,
  { tenantId, epoch, count, known }: { tenantId: TenantId; epoch: number; count: number; known: LastKnown },
): Promise<number | 'fenced' | 'gone-back'> {
  const advance = sql`
    with lease as (select 1 from shard_lease where tenant_id = ${tenantId} and epoch = ${epoch} for share),
    moved as (
      update event_head set version = version + ${count}
      where tenant_id = ${tenantId} and exists (select 1 from lease) and ${stillThere(tenantId, known)}
      returning version)
    select (select version from moved) as version, exists (select 1 from lease) as ours`;
  const [, , head] = await sendTogether(connection, [
    begin,
    envelope({ tenantId, actor: { kind: 'engine' }, principalIds: null }).compile(connection),
    advance.compile(connection),
  ]);
  const [row] = (head?.rows ?? []) as { version: number | null; ours: boolean }[];
  return row?.version ?? (row?.ours ? 'gone-back' : 'fenced');
}

/** Whether the log has the row that is known, and not another in its place. */
export const stillThere = (tenantId: TenantId, { version, epoch }: LastKnown) => sql<boolean>`
  (${version}::bigint = 0 or exists (
    select 1 from event
    where tenant_id = ${tenantId} and version = ${version} and epoch is not distinct from ${epoch}::bigint))`;

function insertReactions(tenantId: TenantId, events: readonly LoggedEvent[]): CompiledQuery[] {
  const rows = events.flatMap((event) => {
    const reaction = reactionTo(event.fact as RoutingFact);
    return reaction ? [{ tenant_id: tenantId, ...reaction, caused_by: event.version }] : [];
  });
  return rows.length > 0 ? [insertRows('outbox', ['tenant_id', 'topic', 'body', 'caused_by'], rows)] : [];
}
