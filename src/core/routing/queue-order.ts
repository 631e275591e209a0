import type { Instant } from '../../shared/time.ts';
import type { CallAt } from './turn.ts';
import type { QueueConfig, RoutingConfig } from './state.ts';

export type Waiting = CallAt<'queue' | 'offered'>;

const minuteMs = 60_000;

/** Points times a minute: whole numbers, so that two engines never differ in a rounding. */
const scoreOf = (call: Waiting, queue: QueueConfig | undefined, at: Instant): number =>
  call.place.priority * minuteMs + (queue?.ageingPerMinute ?? 0) * (at - call.place.queuedAt);

/** Priority with ageing, as the agent is told it. */
export const pointsOf = (call: Waiting, queue: QueueConfig, at: Instant): number =>
  Math.floor(scoreOf(call, queue, at) / minuteMs);

/** Highest priority first, then who has waited longest, then the id: a total order, the same in every replay. */
export function inServingOrder<C extends Waiting>(calls: readonly C[], config: RoutingConfig, at: Instant): C[] {
  const scored = calls.map((call) => ({ call, score: scoreOf(call, config.queues[call.place.queueId], at) }));
  scored.sort((a, b) => b.score - a.score || before(a.call, b.call));
  return scored.map(({ call }) => call);
}

const before = (a: Waiting, b: Waiting): number => a.place.queuedAt - b.place.queuedAt || (a.id < b.id ? -1 : 1);
