import type { AgentRequest, FreshIds, RoutingCommand, RoutingEvent, Step } from '../core/routing/event.ts';
import type { Floor } from '../core/routing/floor.ts';
import { step } from '../core/routing/step.ts';
import type { TelephonyEvent } from '../core/telephony/event.ts';
import { AppError } from '../shared/errors.ts';
import type { Causes } from './causes.ts';
import type { RoutingFactToAppend } from './commit.ts';

export interface Asker {
  done(): void;
  refused(error: AppError): void;
  /** Was told meanwhile that there is no answer: the request is not to be carried out any more. */
  hasGone(): boolean;
}

/** What an engine was told and has not decided yet. */
export type Told =
  | { kind: 'telephony'; event: TelephonyEvent }
  | ({ kind: 'request'; request: AgentRequest } & Asker)
  | { kind: 'timer.fired'; key: string };

export interface DecidedBatch {
  /** Made on the floor already; taken back when what they tell cannot be written. */
  steps: Step[];
  facts: RoutingFactToAppend[];
  commands: RoutingCommand[];
  /** Told to the askers after the commit. */
  answers: (() => void)[];
}

/** Decides everything that was told since the last commit, one after the other, on one instant. */
export function decideBatch(
  floor: Floor,
  batch: readonly Told[],
  at: number,
  freshIds: () => FreshIds,
  causes: Causes,
): DecidedBatch {
  const decided: DecidedBatch = { steps: [], facts: [], commands: [], answers: [] };
  const track = causes.track();
  for (const told of batch) {
    const one = step(floor, eventOf(told, at, freshIds()));
    decided.steps.push(one);
    for (const fact of one.facts) decided.facts.push(track(fact, told, decided.facts.length));
    decided.commands.push(...one.commands);
    if (told.kind === 'request') decided.answers.push(() => answer(told, one));
  }
  return decided;
}

function answer(told: Told & { kind: 'request' }, decided: Step): void {
  if (decided.refusal === null) told.done();
  else told.refused(new AppError(decided.refusal));
}

function eventOf(told: Told, at: number, ids: FreshIds): RoutingEvent {
  switch (told.kind) {
    case 'telephony':
      return { at, ids, kind: 'telephony', event: told.event };
    case 'request':
      return { at, ids, kind: 'request', request: told.request };
    case 'timer.fired':
      return { at, ids, kind: 'timer.fired', key: told.key };
  }
}
