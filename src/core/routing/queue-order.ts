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
  const policy: ServingPolicy = config.servingPolicy === 'priority' ? 'priority' : 'delay-ratio';
  const scoreIn = ({ place: { queueId, priority, queuedAt } }: C): number => {
    const queue = config.queues[queueId];
    return queue ? scoreOf(policy, queue, priority, queuedAt, at) : 0;
  };
  const scored = calls.map((call) => ({ call, score: scoreIn(call) }));
  scored.sort((a, b) => b.score - a.score || (isBefore(waitingOf(a.call), waitingOf(b.call)) ? -1 : 1));
  return scored.map(({ call }) => call);
}

const waitingOf = ({ id, place }: Waiting) => ({ id, queuedAt: place.queuedAt });
