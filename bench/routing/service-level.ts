import type { QueueConfig, ServingPolicy } from '../../src/core/routing/state.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId } from '../../src/shared/ids.ts';
import { type Day, playDay } from './day.ts';
import { rounded } from './measure.ts';
import { type Model, withPolicy } from './model.ts';

/** Of the contacts that came after the warm-up; one that gave up has not been answered in time. */
export interface Service {
  inTimePercent: number;
  missedPercent: number;
  abandoned: number;
  answeredAfterMs: number;
}

export interface PolicyResult extends Service {
  policy: string;
}

export interface LoadResult {
  load: number;
  policies: PolicyResult[];
  /** Misses of the best of the document against the best of the others. */
  missesRatio: number;
  best: string;
  bestOther: string;
}

interface Policy {
  name: string;
  isPeer: boolean;
  serving: ServingPolicy;
  change?: (queue: QueueConfig) => Partial<QueueConfig>;
}

/** What a peer may tune is tuned for it: how much a minute of waiting counts against a point of priority. */
const slopes = [0.25, 1, 4, 16];

const policies: Policy[] = [
  { name: 'FCFS', isPeer: true, serving: 'priority', change: () => ({ priority: 0, ageingPerMinute: 1 }) },
  { name: 'static priority', isPeer: true, serving: 'priority', change: () => ({ ageingPerMinute: 0 }) },
  ...slopes.map((slope) => ({
    ...{ name: `priority + ageing x ${slope}`, isPeer: true, serving: 'priority' as const },
    change: ({ ageingPerMinute }: QueueConfig) => ({ ageingPerMinute: ageingPerMinute * slope }),
  })),
  { name: 'delay ratio', isPeer: false, serving: 'delay-ratio' },
  { name: 'overdue floor', isPeer: false, serving: 'overdue-floor' },
];

/** One day of one policy: what a worker is given. */
export interface Shift {
  policy: string;
  agents: number;
  load: number;
  seed: number;
  warmUp: number;
  contacts: number;
}

export interface ServicePlan extends Omit<Shift, 'policy' | 'load' | 'seed'> {
  loads: readonly number[];
  seeds: readonly number[];
}

export const shiftsOf = ({ loads, seeds, ...rest }: ServicePlan): Shift[] =>
  loads.flatMap((load) => policies.flatMap(({ name }) => seeds.map((seed) => ({ ...rest, policy: name, load, seed }))));

/** The mean over the seeds for each policy; the services are those of the shifts, in their order. */
export function serviceLevelsOf(plan: ServicePlan, services: readonly Service[]): LoadResult[] {
  const shifts = shiftsOf(plan);
  return plan.loads.map((load) => {
    const results = policies.map(({ name, isPeer }) => {
      const own = services.filter((_, nth) => shifts[nth]!.load === load && shifts[nth]!.policy === name);
      return { policy: name, isPeer, ...meanOf(own) };
    });
    return levelOf(load, results);
  });
}

function levelOf(load: number, results: readonly (PolicyResult & { isPeer: boolean })[]): LoadResult {
  const best = leastMissed(results.filter(({ isPeer }) => !isPeer));
  const bestOther = leastMissed(results.filter(({ isPeer }) => isPeer));
  return {
    load,
    policies: results.map(({ isPeer: _isPeer, ...result }) => result),
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
  };
}

export function serviceOf(model: Model, shift: Shift): Service {
  const { serving, change } = policies.find(({ name }) => name === shift.policy)!;
  const limits = new Map<InteractionId, number>();
  const counts = { offered: 0, inTime: 0, answered: 0, abandoned: 0, waitedMs: 0 };
  const note = (_day: Day, fact: RoutingFact): void => {
    if (fact.kind === 'call.queued') {
      counts.offered += 1;
      limits.set(fact.interactionId, model.slaMs.get(fact.queueId)!);
    } else if (fact.kind === 'call.answered') {
      const limit = limits.get(fact.interactionId);
      if (limit === undefined) return;
      counts.answered += 1;
      counts.waitedMs += fact.waitedMs;
      if (fact.waitedMs <= limit) counts.inTime += 1;
    } else if (fact.kind === 'call.ended' && fact.ending === 'abandoned-in-queue') {
      if (limits.has(fact.interactionId)) counts.abandoned += 1;
    }
  };
  const look = ({ facts }: { facts: readonly RoutingFact[] }, day: Day): void =>
    facts.forEach((fact) => note(day, fact));
  playDay(withPolicy(model, serving, change), { ...shift, isPlayedOut: true, look });
  const inTime = (100 * counts.inTime) / counts.offered;
  return {
    ...{ inTimePercent: rounded(inTime), missedPercent: 100 - inTime, abandoned: counts.abandoned },
    answeredAfterMs: Math.round(counts.waitedMs / counts.answered),
  };
}
