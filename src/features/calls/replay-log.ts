import { sql } from 'kysely';
import { createHash } from 'node:crypto';
import type { Tx } from '../../adapters/postgres/unit.ts';
import { applyFact } from '../../core/routing/apply-fact.ts';
import { emptyState, type OwnState } from '../../core/routing/empty-state.ts';
import { toSnapshot } from '../../core/routing/snapshot.ts';
import type { RoutingState } from '../../core/routing/state.ts';
import type { TenantId } from '../../shared/ids.ts';
import { routingKinds } from '../../shared/read-fact.ts';
import { routingFactOf } from './load-routing.ts';

/** What a log comes to: equal logs have equal hashes, and so have the states that they lead to. */
export interface Replayed {
  version: number;
  log: string;
  state: string;
}

const atOnce = 10_000;

/** Replays a tenant's log from its first event, without any snapshot, up to a version. */
export async function replayLog(tx: Tx, tenantId: TenantId, upTo = Number.MAX_SAFE_INTEGER): Promise<Replayed> {
  const hash = createHash('sha256');
  const state: OwnState = emptyState();
  let version = 0;
  for (;;) {
    const events = await findEvents(tx, tenantId, { after: version, upTo });
    for (const event of events) {
      hash.update(event.row);
      if (routing.has(event.kind)) applyFact(state, event.at.getTime(), routingFactOf(tenantId, event));
      version = event.version;
    }
    if (events.length < atOnce) return { version, log: hash.digest('hex'), state: hashOfState(state) };
  }
}

export const hashOfState = (state: RoutingState): string =>
  createHash('sha256')
    .update(JSON.stringify(toSnapshot(state)))
    .digest('hex');

const routing: ReadonlySet<string> = new Set(routingKinds);

/** Of a row, every byte: in a text that does not depend on the time zone of who asks. */
const rowText = sql<string>`concat_ws(' ', version, extract(epoch from at), kind, actor,
  coalesce(caused_by::text, '-'), coalesce(epoch::text, '-'), coalesce(interaction_id::text, '-'), body)`;

const findEvents = (tx: Tx, tenantId: TenantId, { after, upTo }: { after: number; upTo: number }) =>
  tx
    .selectFrom('event')
    .select(['version', 'kind', 'body', 'at', rowText.as('row')])
    .where('tenant_id', '=', tenantId)
    .where('version', '>', after)
    .where('version', '<=', upTo)
    .orderBy('version')
    .limit(atOnce)
    .execute();
