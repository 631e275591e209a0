import type { QueueConfig, ServingPolicy } from '../../src/core/routing/state.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId } from '../../src/shared/ids.ts';
import { arrivalsMs } from './callers.ts';
import { contactNo, type Day, playDay } from './day.ts';
import { rounded } from './measure.ts';
import { type Model, withPolicy } from './model.ts';

/** Of the contacts that came after the warm-up; one that gave up has not been answered in time. */
export interface Service {
  inTimePercent: number;
  missedPercent: number;
  abandoned: number;
  answeredAfterMs: number;
  longestWaitMs: number;
  /** The standard deviation between agents of how much of their time they were with a contact. */
  occupancySpreadPercent: number;
}

export interface PolicyResult extends Service {
  policy: string;
  side: Policy['side'];
}

export interface LoadResult {
  load: number;
  policies: PolicyResult[];
  /** Misses of the best of the product against the best of the peers. */
  missesRatio: number;
  best: string;
  bestOther: string;
}

interface Policy {
  name: string;
  /** Shown beside both: a peer's rule whose priorities somebody has set to the promises by hand. */
  side: 'peer' | 'product' | 'by hand';
  serving: ServingPolicy;
  change?: (queue: QueueConfig) => Partial<QueueConfig>;
}

/** What a peer may tune is tuned for it: how much a minute of waiting counts against a point of priority. */
const slopes = [0.05, 0.25, 1, 4, 16];
/** A point for each second by which the promise is shorter than the longest. */
const byPromise = ({ serviceLevelMs }: QueueConfig): number => 300 - serviceLevelMs / 1_000;

const policies: Policy[] = [
  { name: 'FCFS', side: 'peer', serving: 'priority', change: () => ({ priority: 0, ageingPerMinute: 1 }) },
  { name: 'static priority', side: 'peer', serving: 'priority', change: () => ({ ageingPerMinute: 0 }) },
  ...slopes.map((slope) => ({
    ...{ name: `priority + ageing x ${slope}`, side: 'peer' as const, serving: 'priority' as const },
    change: ({ ageingPerMinute }: QueueConfig) => ({ ageingPerMinute: ageingPerMinute * slope }),
  })),
  ...[0, 60].map((ageingPerMinute) => ({
    ...{ name: `priority by promise + ${ageingPerMinute} a minute`, side: 'by hand' as const },
    serving: 'priority' as const,
    change: (queue: QueueConfig) => ({ priority: byPromise(queue), ageingPerMinute }),
  })),
  { name: 'delay ratio', side: 'product', serving: 'delay-ratio' },
  { name: 'overdue floor', side: 'product', serving: 'overdue-floor' },
  { name: 'time left', side: 'product', serving: 'time-left' },
];

/** One day of one policy: what a worker is given. */
export interface Shift {
  policy: string;
  agents: number;
  load: number;
  seed: number;
  /** The seed of the agents and queues themselves. */
  center: number;
  warmUp: number;
  contacts: number;
}

export interface ServicePlan extends Omit<Shift, 'policy' | 'load' | 'seed' | 'center'> {
  loads: readonly number[];
  days: readonly Pick<Shift, 'seed' | 'center'>[];
}

export const shiftsOf = ({ loads, days, ...rest }: ServicePlan): Shift[] =>
  loads.flatMap((load) => policies.flatMap(({ name }) => days.map((day) => ({ ...rest, ...day, policy: name, load }))));

/** The mean over the seeds for each policy; the services are those of the shifts, in their order. */
export function serviceLevelsOf(plan: ServicePlan, services: readonly Service[]): LoadResult[] {
  const shifts = shiftsOf(plan);
  return plan.loads.map((load) => {
    const results = policies.map(({ name, side }) => {
      const own = services.filter((_, nth) => shifts[nth]!.load === load && shifts[nth]!.policy === name);
      return { policy: name, side, ...meanOf(own) };
    });
    return levelOf(load, results);
  });
}

function levelOf(load: number, results: PolicyResult[]): LoadResult {
  const best = leastMissed(results.filter(({ side }) => side === 'product'));
  const bestOther = leastMissed(results.filter(({ side }) => side === 'peer'));
  return {
    load,
    policies: results,
    missesRatio: rounded(best.missedPercent / bestOther.missedPercent),
    best: best.policy,
    bestOther: bestOther.policy,
  };
}

const leastMissed = <R extends Service>(results: readonly R[]): R =>
  results.reduce((least, one) => (one.missedPercent < least.missedPercent ? one : least));

function meanOf(all: readonly Service[]): Service {
  const mean = (of: keyof Service): number => rounded(all.reduce((sum, one) => sum + one[of], 0) / all.length);
  return {
    inTimePercent: mean('inTimePercent'),
    missedPercent: mean('missedPercent'),
    abandoned: mean('abandoned'),
    answeredAfterMs: mean('answeredAfterMs'),
    longestWaitMs: mean('longestWaitMs'),
    occupancySpreadPercent: mean('occupancySpreadPercent'),
  };
}

interface Counts {
  /** Who came to a queue after the warm-up, and within which time they were to be answered. */
  readonly limits: Map<InteractionId, number>;
  inTime: number;
  answered: number;
  abandoned: number;
  waitedMs: number;
  longestWaitMs: number;
  /** By number of the agent. */
  readonly busyMs: Float64Array;
}

export function serviceOf(model: Model, shift: Shift): Service {
  const { serving, change } = policies.find(({ name }) => name === shift.policy)!;
  const counts: Counts = {
    ...{ limits: new Map(), inTime: 0, answered: 0, abandoned: 0, waitedMs: 0, longestWaitMs: 0 },
    busyMs: new Float64Array(shift.agents),
  };
  const look = ({ facts }: { facts: readonly RoutingFact[] }, day: Day): void =>
    facts.forEach((fact) => count(counts, model, day, fact));
  playDay(withPolicy(model, serving, change), { ...shift, isPlayedOut: true, look });
  const inTime = (100 * counts.inTime) / counts.limits.size;
  return {
    ...{ inTimePercent: rounded(inTime), missedPercent: 100 - inTime, abandoned: counts.abandoned },
    ...{ answeredAfterMs: Math.round(counts.waitedMs / counts.answered), longestWaitMs: counts.longestWaitMs },
    occupancySpreadPercent: spreadOf(counts.busyMs, shift),
  };
}

function count(counts: Counts, model: Model, day: Day, fact: RoutingFact): void {
  if (fact.kind === 'call.queued') counts.limits.set(fact.interactionId, model.slaMs.get(fact.queueId)!);
  else if (fact.kind === 'call.answered') countAnswer(counts, day, fact);
  else if (fact.kind === 'call.ended' && fact.ending === 'abandoned-in-queue') {
    if (counts.limits.has(fact.interactionId)) counts.abandoned += 1;
  }
}

function countAnswer(counts: Counts, day: Day, fact: Extract<RoutingFact, { kind: 'call.answered' }>): void {
  const limit = counts.limits.get(fact.interactionId);
  if (limit === undefined) return;
  counts.answered += 1;
  counts.waitedMs += fact.waitedMs;
  counts.longestWaitMs = Math.max(counts.longestWaitMs, fact.waitedMs);
  counts.busyMs[day.agentNos.get(fact.agentId)!]! += day.serviceMs[contactNo(fact.interactionId)]!;
  if (fact.waitedMs <= limit) counts.inTime += 1;
}

function spreadOf(busyMs: Float64Array, { agents, load, contacts }: Shift): number {
  const dayMs = arrivalsMs(contacts, { agents, load });
  const mean = busyMs.reduce((sum, ms) => sum + ms, 0) / agents;
  const variance = busyMs.reduce((sum, ms) => sum + (ms - mean) ** 2, 0) / agents;
  return rounded((100 * Math.sqrt(variance)) / dayMs);
}
