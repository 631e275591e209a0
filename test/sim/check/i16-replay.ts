import { isDeepStrictEqual } from 'node:util';
import { applyFact } from '../../../src/core/routing/apply-fact.ts';
import { emptyState } from '../../../src/core/routing/empty-state.ts';
import { routingKinds } from '../../../src/shared/read-fact.ts';
import { toSnapshot } from '../../../src/core/routing/snapshot.ts';
import type { RoutingState } from '../../../src/core/routing/state.ts';
import type { Fact, RoutingFact } from '../../../src/shared/events.ts';
import type { TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Belief, WorldView } from '../world/view.ts';
import { canonical, firstDifference } from './canonical.ts';
import type { Found, Invariant } from './invariant.ts';

/** Besides the first moment of every engine, which is the one after every crash. */
const checkpointMs = 10_000;

export const replay: Invariant = {
  id: 'I16',
  rule: 'the log folded from its beginning gives the state that the engine lives on, to the letter',
  watch() {
    const folds = new Map<TenantId, Fold>();
    const checked = new Map<string, Instant>();
    return {
      glance({ view, now, beliefs }, found) {
        for (const belief of beliefs) {
          const key = `${belief.node} ${belief.tenantId} ${belief.epoch}`;
          if (!belief.holds || now - (checked.get(key) ?? -Infinity) < checkpointMs) continue;
          if (belief.isWriting || belief.version !== view.log(belief.tenantId).length) continue;
          checked.set(key, now);
          compare(belief, foldOf(folds, view, belief.tenantId), found);
        }
      },
    };
  },
};

/** The log as it was folded up to a version, and the row at which it ended: another one there means another log. */
interface Fold {
  state: ReturnType<typeof emptyState>;
  version: number;
  last: unknown;
}

function foldOf(folds: Map<TenantId, Fold>, view: WorldView, tenantId: TenantId): RoutingState {
  const log = view.log(tenantId);
  const known = folds.get(tenantId);
  const isSameLog = known !== undefined && log[known.version - 1] === known.last;
  const fold = isSameLog ? known : { state: emptyState(), version: 0, last: undefined };
  for (const { at, fact } of log.slice(fold.version)) if (isRouting(fact)) applyFact(fold.state, at, fact);
  folds.set(tenantId, fold);
  fold.version = log.length;
  fold.last = log.at(-1);
  return fold.state;
}

const kinds: ReadonlySet<string> = new Set(routingKinds);
const isRouting = (fact: Fact): fact is RoutingFact => kinds.has(fact.kind);

function compare({ node, tenantId, state }: Belief, folded: RoutingState, found: Found): void {
  const snapshots = [toSnapshot(state), toSnapshot(folded)] as const;
  if (isDeepStrictEqual(...snapshots)) return;
  // A field that is left out is one that says nothing.
  const [lives, is] = [canonical(snapshots[0]), canonical(snapshots[1])];
  if (lives !== is)
    found(node, `lives on a state of ${tenantId} that the log does not give: ${firstDifference(lives, is)}`);
}
