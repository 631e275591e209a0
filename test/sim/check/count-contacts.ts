import { openWorld } from '../world/open-world.ts';
import type { Scenario, Theory, Written } from '../world/view.ts';
import { idealWaits } from './ideal-queue.ts';

/** What the callers of one centre met, counted from its log. */
export interface Counted {
  contacts: number;
  answeredInTime: number;
  waitedMs: number;
  abandoned: number;
  /** How much longer than the mean those who were answered talked, all of them together. */
  excessServiceMs: number;
  /** What the same callers with the same talks would have met in an ideal queue; nothing where somebody may give up. */
  ideal: { answeredInTime: number; waitedMs: number };
}

/** The usual promise: 80/20 is 80 % within this. */
export const inTimeMs = 20_000;

/** An empty centre is no sample of a busy one, and whoever came last may not have been answered. */
const warmUpMs = 45 * 60_000;
const lastMs = 15 * 60_000;
/** So much of a centre is counted. */
export const countedMs = (hours: number): number => hours * 3_600_000 - warmUpMs - lastMs;

export async function countContacts(scenario: Scenario & { theory: Theory }): Promise<Counted> {
  const { theory, hours } = scenario;
  const world = openWorld(scenario);
  const from = world.view.now() + warmUpMs;
  while (await world.step());
  const to = from + countedMs(hours);
  const [tenantId] = world.view.tenants;
  const callers = callersOf(world.view.log(tenantId!));
  const isCounted = ({ queuedAt }: Caller): boolean => queuedAt >= from && queuedAt < to;
  const counted = callers.filter(isCounted);
  const served = counted.filter(({ serviceMs }) => serviceMs !== null);
  return {
    contacts: counted.length,
    ...sumOf(counted.map(({ waitedMs, isAnswered }) => ({ waitedMs, isAnswered }))),
    abandoned: counted.filter(({ isAnswered }) => !isAnswered).length,
    excessServiceMs: served.reduce((sum, { serviceMs }) => sum + serviceMs! - theory.serviceMs, 0),
    ideal: theory.patienceMs === null ? sumOf(idealOf(callers, theory.agents, isCounted)) : sumOf([]),
  };
}

interface Caller {
  queuedAt: number;
  waitedMs: number;
  isAnswered: boolean;
  answeredAt: number;
  /** Null: they gave up, or talk still. */
  serviceMs: number | null;
}

function callersOf(log: readonly Written[]): Caller[] {
  const callers = new Map<string, Caller>();
  for (const { at, fact } of log) {
    if (fact.kind === 'call.queued') {
      const { queuedAt } = fact;
      const waits = { queuedAt, waitedMs: 0, isAnswered: false, answeredAt: 0, serviceMs: null };
      callers.set(fact.interactionId, waits);
    }
    if (fact.kind !== 'call.answered' && fact.kind !== 'call.ended') continue;
    const caller = callers.get(fact.interactionId);
    if (!caller) continue;
    if (caller.isAnswered) caller.serviceMs = at - caller.answeredAt;
    else caller.waitedMs = at - caller.queuedAt;
    if (fact.kind === 'call.answered') Object.assign(caller, { isAnswered: true, answeredAt: at });
  }
  return [...callers.values()];
}

type Waited = Pick<Caller, 'waitedMs' | 'isAnswered'>;

const sumOf = (callers: readonly Waited[]): { answeredInTime: number; waitedMs: number } => ({
  answeredInTime: callers.filter(({ waitedMs, isAnswered }) => isAnswered && waitedMs <= inTimeMs).length,
  waitedMs: callers.reduce((sum, { waitedMs }) => sum + waitedMs, 0),
});

function idealOf(callers: readonly Caller[], agents: number, isCounted: (caller: Caller) => boolean): Waited[] {
  const inOrder = callers.toSorted((one, other) => one.queuedAt - other.queuedAt);
  const waits = idealWaits(
    inOrder.map(({ queuedAt, serviceMs }) => ({ queuedAt, serviceMs: serviceMs ?? 0 })),
    agents,
  );
  return inOrder.flatMap((caller, nth) => (isCounted(caller) ? [{ waitedMs: waits[nth]!, isAnswered: true }] : []));
}
