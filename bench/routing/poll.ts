import { matchContacts, seeChanges, serveNext } from '../../src/core/routing/match.ts';
import { joinLines } from '../../src/core/routing/matching/see.ts';
import { firstOfLane } from '../../src/core/routing/matching/waiting-lane.ts';
import type { Match } from '../../src/core/routing/step.ts';
import type { Turn } from '../../src/core/routing/turn.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { InteractionId } from '../../src/shared/ids.ts';
import { type Day, type DayPlan, playDay, take } from './day.ts';
import { rounded } from './measure.ts';
import type { Model } from './model.ts';

/** From the first moment when a contact and the agent whom it got could have met until they did. */
export interface Delays {
  meanMs: number;
  p50Ms: number;
  p99Ms: number;
}

type Plan = Pick<DayPlan, 'load' | 'seed' | 'warmUp' | 'contacts'>;
type Look = (day: Day, fact: RoutingFact) => void;

export const delaysOfProduct = (model: Model, plan: Plan): Delays => delaysOf(model, plan, undefined, () => undefined);

/** A router that looks only so often, at everything that has gathered meanwhile. */
export function delaysOfRouter(model: Model, plan: Plan, everyMs: number): Delays {
  let isLooking = false;
  let isRunning = false;
  const match: Match = (turn) => {
    if (!isLooking) return stay(turn);
    turn.floor.isMatched = false;
    matchContacts(turn);
  };
  const look = (day: Day): void => {
    day.agenda.put(day.now + everyMs, () => look(day));
    isLooking = true;
    take(day, { kind: 'timer.fired', key: 'look' });
    isLooking = false;
  };
  return delaysOf(model, plan, match, (day) => {
    if (!isRunning) day.agenda.put(Math.ceil(day.now / everyMs) * everyMs, () => look(day));
    isRunning = true;
  });
}

/** Every caller looks for themselves, as they come and then so often, whether it is their turn and an agent is there. */
export function delaysOfCallers(model: Model, plan: Plan, everyMs: number): Delays {
  let looking: InteractionId | null = null;
  const match: Match = (turn) => {
    stay(turn);
    const { waiting, classes } = turn.floor.matching;
    const caller = looking && waiting.get(looking);
    if (caller && firstOfLane(caller.lane) === caller) serveNext(turn, [classes[caller.lane.classNo]!]);
  };
  const look = (day: Day, id: InteractionId): void => {
    if (day.floor.state.calls.get(id)?.place.kind !== 'queue') return;
    day.agenda.put(day.now + everyMs, () => look(day, id));
    looking = id;
    take(day, { kind: 'timer.fired', key: 'look' });
    looking = null;
  };
  return delaysOf(model, plan, match, (day, fact) => {
    if (fact.kind === 'call.queued') day.agenda.put(day.now, () => look(day, fact.interactionId));
  });
}

function stay(turn: Turn): void {
  seeChanges(turn);
  joinLines(turn.floor.matching);
}

function delaysOf(model: Model, plan: Plan, match: Match | undefined, look: Look): Delays {
  const delays: number[] = [];
  const readySince = new Map<InteractionId, number>();
  const note = (day: Day, fact: RoutingFact): void => {
    if (fact.kind === 'call.queued' || fact.kind === 'call.relaxed') readySince.set(fact.interactionId, day.now);
    if (fact.kind !== 'call.offered') return;
    const ready = readySince.get(fact.interactionId);
    if (ready !== undefined) delays.push(day.now - Math.max(ready, day.now - fact.reason.idleMs));
    readySince.delete(fact.interactionId);
  };
  playDay(model, {
    ...{ ...plan, match },
    look: ({ facts }, day) => {
      for (const fact of facts) {
        note(day, fact);
        look(day, fact);
      }
    },
  });
  delays.sort((a, b) => a - b);
  const at = (share: number): number => rounded(delays[Math.floor(delays.length * share)] ?? 0);
  const sum = delays.reduce((all, one) => all + one, 0);
  return { meanMs: rounded(sum / delays.length), p50Ms: at(0.5), p99Ms: at(0.99) };
}
