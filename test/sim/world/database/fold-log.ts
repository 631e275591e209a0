import { applyFact } from '../../../../src/core/routing/apply-fact.ts';
import { emptyState, type OwnState } from '../../../../src/core/routing/empty-state.ts';
import type { RoutingConfig } from '../../../../src/core/routing/state.ts';
import { fromSnapshot, toSnapshot, type RoutingSnapshot } from '../../../../src/core/routing/snapshot.ts';
import { openContacts } from '../../../../src/runtime/causes.ts';
import type { Loaded } from '../../../../src/runtime/engine.ts';
import type { RoutingFact } from '../../../../src/shared/events.ts';
import type { Written } from '../view.ts';
import type { SnapshotRow, TenantRows } from './tenant-rows.ts';

/** What the reading before found: the next goes on from there, as from a snapshot that was kept at that version. */
interface ReadBefore {
  snapshot: SnapshotRow | null;
  last: Written | undefined;
  version: number;
  text: string;
  /** The last version that is about each contact. */
  lastOf: Map<string, number>;
}

const readBefore = new WeakMap<TenantRows, ReadBefore>();

/** What a node of this shape finds when it reads the log: as `src/features/calls/load-routing.ts` does in SQL. */
export function foldLog(rows: TenantRows, config: RoutingConfig, shape: number): Loaded {
  const { log } = rows;
  const snapshot = rows.snapshot?.shape === shape ? rows.snapshot : null;
  const before = stillTrue(rows, snapshot, readBefore.get(rows));
  const state = before ? stateOf(before) : stateOf(snapshot);
  const lastOf = before?.lastOf ?? new Map<string, number>();
  for (const { fact, version } of log.slice(before?.version ?? 0))
    if ('interactionId' in fact && fact.interactionId !== null) lastOf.set(fact.interactionId, version);
  for (const { at, fact } of log.slice(before?.version ?? snapshot?.version ?? 0))
    applyFact(state, at, fact as RoutingFact);
  const text = JSON.stringify(toSnapshot(state));
  readBefore.set(rows, { snapshot, last: log.at(-1), version: log.length, text, lastOf });
  const causes = new Map(openContacts(state).map((id) => [id as string, lastOf.get(id) ?? 0]));
  return {
    state,
    version: log.length,
    epoch: log.at(-1)?.epoch ?? null,
    lastAt: log.at(-1)?.at ?? null,
    causes,
    config,
  };
}

const stateOf = (kept: { text: string } | null): OwnState =>
  kept ? fromSnapshot(JSON.parse(kept.text) as RoutingSnapshot) : emptyState();

/** A fail-over may have taken back what was read, and a node of another shape begins from another snapshot. */
function stillTrue(
  { log }: TenantRows,
  snapshot: SnapshotRow | null,
  before: ReadBefore | undefined,
): ReadBefore | null {
  const isSame = before?.snapshot === snapshot && log[before.version - 1] === before.last;
  return before && isSame ? before : null;
}
