import type { Instant } from '../../shared/time.ts';
import { isBefore } from './matching/waiting-lane.ts';
import { scoreOf } from './serving-policy.ts';
import type { RoutingConfig, ServingPolicy } from './state.ts';
import type { CallAt } from './turn.ts';

export type Waiting = CallAt<'queue' | 'offered'>;

/**
 * Contacts of one queue as they will be served: the most due first, then who has waited longest, then the id. Those who
 * are late stay ahead of those who came after them, whatever the policy thinks of them against other queues.
 */
export function inServingOrder<C extends Waiting>(calls: readonly C[], config: RoutingConfig, at: Instant): C[] {
  const scored = calls.map((call) => ({ call, score: scoreIn(call, config, at) }));
  scored.sort((a, b) => b.score - a.score || (isBefore(waitingOf(a.call), waitingOf(b.call)) ? -1 : 1));
  return scored.map(({ call }) => call);
}

/** The place among those who wait or ring for the same queue, from 1: a ringing call keeps its place, it may come back. */
export function positionAmong(calls: readonly Waiting[], call: Waiting, config: RoutingConfig, at: Instant): number {
  const own = scoreIn(call, config, at);
  let position = 1;
  for (const other of calls) {
    if (other.id === call.id) continue;
    const score = scoreIn(other, config, at);
    if (score > own || (score === own && isBefore(waitingOf(other), waitingOf(call)))) position += 1;
  }
  return position;
}

function scoreIn({ place: { queueId, priority, queuedAt } }: Waiting, config: RoutingConfig, at: Instant): number {
  const policy: ServingPolicy = config.servingPolicy === 'priority' ? 'priority' : 'delay-ratio';
  const queue = config.queues[queueId];
  return queue ? scoreOf(policy, queue, priority, queuedAt, at) : 0;
}

const waitingOf = ({ id, place }: Waiting) => ({ id, queuedAt: place.queuedAt });
