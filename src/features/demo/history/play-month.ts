import type { RoutingConfig, RoutingState } from '../../../core/routing/state.ts';
import type { LoggedEvent } from '../../../shared/events.ts';
import { drawFrom } from '../seed/draw.ts';
import { popRules } from '../seed/pop-rules.ts';
import type { SeedCustomer } from '../seed/seed-customer.ts';
import { createAgenda } from './agenda.ts';
import { arrivalsOf } from './arrivals.ts';
import { gatherCallers } from './callers.ts';
import { openCaseBook } from './case-book.ts';
import { openCentre } from './centre.ts';
import { openContactBook } from './contact-book.ts';
import { openLogBook } from './log-book.ts';
import { shiftsOf } from './roster.ts';
import { hear, planCall, type Scene } from './scene.ts';
import type { WorkingDay } from './working-days.ts';
import { workShift } from './work-shift.ts';

/** A month of a contact center as its log tells it, with what the tables know besides. */
export interface Month extends Pick<Scene, 'plans' | 'contacts' | 'cases' | 'calledBack'> {
  events: readonly LoggedEvent[];
  /** Where the routing stands afterwards: everybody has gone home. */
  state: RoutingState;
}

const seed = 20_261_022;
const hourMs = 3_600_000;

/** Plays the days with the product's own routing: the same days make the same month. */
export function playMonth(given: {
  config: RoutingConfig;
  days: readonly WorkingDay[];
  crowd: readonly SeedCustomer[];
}): Month {
  const { days, config } = given;
  const beginsAt = (days[0]?.opensAt ?? 0) - hourMs;
  const draw = drawFrom(seed);
  const agenda = createAgenda(beginsAt);
  const log = openLogBook(agenda);
  const cases = openCaseBook(agenda, log);
  const contacts = openContactBook({ agenda, log, rules: popRules, openCasesOf: cases.openOf });
  const shifts = days.flatMap((day, nth) => shiftsOf(day, nth, draw));
  const centre = openCentre({
    ...{ config, agenda, log },
    ends: {
      picksUpAfterMs: (id, attempt) => (attempt === 1 ? scene.plans.get(id)!.pickUpMs : secondPickUpMs),
      heard: (fact, version) => hear(scene, fact, version),
    },
  });
  const callers = gatherCallers(given.crowd, draw);
  const scene: Scene = {
    ...{ agenda, log, cases, contacts, draw, centre, callers, days, shifts },
    ...{ plans: new Map(), calledBack: [] },
  };
  centre.tell({ kind: 'telephony.connected', startedAt: beginsAt, snapshot: { calls: [], phones: [], lost: [] } });
  for (const shift of shifts) workShift(agenda, centre, shift);
  for (const day of days) for (const at of arrivalsOf(day, draw)) planCall(scene, at, callers.on(day.kind));
  agenda.run();
  centre.tell({ kind: 'telephony.lost' });
  return { ...scene, events: log.events, state: centre.state() };
}

const secondPickUpMs = 6_000;
