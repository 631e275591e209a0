import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import type { InteractionId, TenantId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Belief, Happening, TrueCall, WorldView, Written } from '../world/view.ts';
import type { Account } from './account.ts';
import type { InvariantId } from './finding.ts';

/** What every check may look at: the world, and what its logs say up to now. */
export interface Scene {
  readonly view: WorldView;
  readonly now: Instant;
  readonly accounts: ReadonlyMap<TenantId, Account>;
  readonly beliefs: readonly Belief[];
  /** Null until an engine has read it. */
  configOf(tenantId: TenantId): RoutingConfig | null;
  callOf(interactionId: InteractionId): TrueCall | undefined;
  /** Calls whose line is open, or which the log does not know as ended. */
  unsettled(): Iterable<TrueCall>;
  /** For how long one engine has routed for the tenant with no machine broken. */
  calmMs(tenantId: TenantId): number;
  /** For how long a difference between truth and log may stand before it counts. */
  graceMs(): number;
  /** Whether facts about a contact were lost with a database: it may be missing, or begin again. */
  wasLost(interactionId: InteractionId): boolean;
}

export type Found = (about: string, says: string) => void;

/** Looks on at one run; each hook is called for everything of its kind, in order. */
export interface Watch {
  /** A fact as it stands in the log, held against everything before it. */
  fact?(written: Written, before: Account, scene: Scene, found: Found): void;
  /** After the facts of a step: what the log says is whole. Only when there were facts. */
  settled?(account: Account, scene: Scene, found: Found): void;
  happening?(happening: Happening, scene: Scene, found: Found): void;
  /** After every step. */
  moment?(scene: Scene, found: Found): void;
  /** Ten times a second: for what may be untrue for a while, and counts only when it stays so. */
  glance?(scene: Scene, found: Found): void;
}

export interface Invariant {
  id: InvariantId;
  rule: string;
  watch(): Watch;
}
