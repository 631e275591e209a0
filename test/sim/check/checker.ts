import type { RoutingConfig } from '../../../src/core/routing/state.ts';
import type { InteractionId, TenantId } from '../../../src/shared/ids.ts';
import type { Happening, WorldView } from '../world/view.ts';
import { createCalm } from './calm.ts';
import type { Violation } from './finding.ts';
import type { Found, Invariant, Scene } from './invariant.ts';
import { createLogReader } from './log-reader.ts';
import { createStreet } from './street.ts';

export interface Checker {
  hear(happening: Happening): void;
  /** Looks at what the last step did. */
  look(): void;
  violations: readonly Violation[];
}

const glanceEveryMs = 100;

/** Watches one world with the given invariants. It reads and never changes anything. */
export function createChecker(view: WorldView, invariants: readonly Invariant[]): Checker {
  const logs = createLogReader(view);
  const street = createStreet(view, logs.accounts);
  const calm = createCalm();
  const configs = new Map<TenantId, RoutingConfig>();
  const watches = invariants.map(({ id, watch }) => ({ id, ...watch() }));
  const violations: Violation[] = [];
  const known = new Set<string>();
  let step = 0;
  let glancedAt = -Infinity;

  const scene = {
    view,
    now: view.now(),
    accounts: logs.accounts,
    beliefs: view.beliefs(),
    configOf,
    callOf: street.callOf,
    unsettled: street.unsettled,
    calmMs: (tenantId: TenantId): number => calm.msOf(tenantId, scene.now),
    graceMs: (): number => calm.graceMs(scene.now),
    wasLost: (id: InteractionId): boolean => logs.wasLost(id),
  } satisfies Scene;

  /** By whoever routes now: settings that were changed hold from when an engine has read them. */
  function configOf(tenantId: TenantId): RoutingConfig | null {
    const routing = view.beliefs().find((belief) => belief.tenantId === tenantId && belief.holds);
    if (routing) configs.set(tenantId, routing.config);
    return configs.get(tenantId) ?? null;
  }

  /** The same finding is one violation, however long it stands. */
  function foundBy(invariant: Violation['invariant'], tenantId: TenantId | null): Found {
    return (about, says) => {
      const key = `${invariant} ${about} ${says}`;
      if (known.has(key)) return;
      known.add(key);
      violations.push({ invariant, step, at: scene.now, tenantId, about, says });
    };
  }

  function look(): void {
    step += 1;
    scene.now = view.now();
    street.look();
    logs.readOn(
      (written, before) =>
        watches.forEach((watch) => watch.fact?.(written, before, scene, foundBy(watch.id, before.tenantId))),
      (account) => watches.forEach((watch) => watch.settled?.(account, scene, foundBy(watch.id, account.tenantId))),
    );
    for (const watch of watches) watch.moment?.(scene, foundBy(watch.id, null));
    if (scene.now - glancedAt >= glanceEveryMs) glance();
  }

  function glance(): void {
    glancedAt = scene.now;
    scene.beliefs = view.beliefs();
    calm.look(scene.now, scene.accounts, scene.beliefs, view.machines());
    for (const watch of watches) watch.glance?.(scene, foundBy(watch.id, null));
  }

  return {
    hear(happening) {
      calm.hear(happening);
      for (const watch of watches) watch.happening?.(happening, scene, foundBy(watch.id, null));
    },
    look,
    violations,
  };
}
