import { openWorld } from '../world/open-world.ts';
import type { Scenario, Written } from '../world/view.ts';

/** What the callers of one centre met, counted from its log. */
export interface Counted {
  contacts: number;
  answeredInTime: number;
  waitedMs: number;
  abandoned: number;
}

/** The usual promise: 80/20 is 80 % within this. */
export const inTimeMs = 20_000;

/** An empty centre is no sample of a busy one, and whoever came last may not have been answered. */
const warmUpMs = 3_600_000;
const lastMs = 1_800_000;

export async function countContacts(scenario: Scenario): Promise<Counted> {
  const world = openWorld(scenario);
  const from = world.view.now() + warmUpMs;
  while (await world.step());
  const to = world.view.now() - lastMs;
  const counted: Counted = { contacts: 0, answeredInTime: 0, waitedMs: 0, abandoned: 0 };
  for (const tenantId of world.view.tenants) count(world.view.log(tenantId), counted, from, to);
  return counted;
}

function count(log: readonly Written[], counted: Counted, from: number, to: number): void {
  const queuedAt = new Map<string, number>();
  for (const { at, fact } of log) {
    if (fact.kind === 'call.queued' && fact.queuedAt >= from && fact.queuedAt < to)
      queuedAt.set(fact.interactionId, fact.queuedAt);
    const isEnd = fact.kind === 'call.answered' || fact.kind === 'call.ended';
    const began = isEnd ? queuedAt.get(fact.interactionId) : undefined;
    if (!isEnd || began === undefined) continue;
    queuedAt.delete(fact.interactionId);
    counted.contacts += 1;
    counted.waitedMs += at - began;
    if (fact.kind === 'call.ended') counted.abandoned += 1;
    else if (at - began <= inTimeMs) counted.answeredInTime += 1;
  }
}
