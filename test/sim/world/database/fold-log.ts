import { applyFact } from '../../../../src/core/routing/apply-fact.ts';
import { emptyState } from '../../../../src/core/routing/empty-state.ts';
import { fromSnapshot, type RoutingSnapshot } from '../../../../src/core/routing/snapshot.ts';
import { openContacts } from '../../../../src/runtime/causes.ts';
import type { Loaded } from '../../../../src/runtime/engine.ts';
import type { RoutingFact } from '../../../../src/shared/events.ts';
import type { CentreTenant } from '../centre/draw-centre.ts';
import type { TenantRows } from './tenant-rows.ts';

/** What a node of this shape finds when it reads the log: as `src/features/calls/load-routing.ts` does in SQL. */
export function foldLog(rows: TenantRows, tenant: CentreTenant, shape: number): Loaded {
  const { log, snapshot } = rows;
  const usable = snapshot?.shape === shape ? snapshot : null;
  const state = usable ? fromSnapshot(JSON.parse(usable.text) as RoutingSnapshot) : emptyState();
  for (const { at, fact } of log.slice(usable?.version ?? 0)) applyFact(state, at, fact as RoutingFact);
  return {
    state,
    version: log.length,
    lastAt: log.at(-1)?.at ?? null,
    causes: lastVersions(rows, openContacts(state)),
    config: tenant.config,
  };
}

function lastVersions({ log }: TenantRows, contacts: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(contacts);
  const found = new Map<string, number>();
  for (let nth = log.length - 1; nth >= 0 && found.size < wanted.size; nth -= 1) {
    const { fact, version } = log[nth]!;
    const id = 'interactionId' in fact ? fact.interactionId : null;
    if (id !== null && wanted.has(id) && !found.has(id)) found.set(id, version);
  }
  return found;
}
