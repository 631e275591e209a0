import type { RoutingFact } from '../../shared/events.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { TelephonyCommand } from '../telephony/command.ts';
import { applyFact } from './apply-fact.ts';
import type { FreshIds, RoutingCommand } from './event.ts';
import type { Floor } from './floor.ts';
import type { Journal } from './journal.ts';
import type { CallNow, CallPlace, RoutingConfig, RoutingState } from './state.ts';
import { noteMove } from './unanswered.ts';

/** One event being decided: facts are folded as they are told, so every next decision sees what the last one did. */
export interface Turn {
  readonly floor: Floor;
  readonly config: RoutingConfig;
  /** As it is now; only `tell` changes it. */
  readonly state: RoutingState;
  readonly at: Instant;
  readonly ids: FreshIds;
  readonly facts: RoutingFact[];
  readonly commands: RoutingCommand[];
  readonly journal: Journal;
  /** Calls that came to a queue in this turn and have heard nothing there yet. */
  readonly entered: InteractionId[];
}

export type CallAt<K extends CallPlace['kind']> = CallNow & { place: Extract<CallPlace, { kind: K }> };

export function tell(turn: Turn, fact: RoutingFact): void {
  const { floor, journal } = turn;
  const changes = journal.calls.length;
  applyFact(floor.state, turn.at, fact, journal);
  turn.facts.push(fact);
  const changed = journal.calls[changes];
  if (changed) noteMove(floor.unanswered, changed.key, changed.before, floor.state.calls.get(changed.key));
}

export function ask(turn: Turn, command: TelephonyCommand): void {
  turn.commands.push({ kind: 'telephony', command });
}

export function isAt<K extends CallPlace['kind']>(
  call: CallNow | undefined,
  kind: K,
  orKind: K = kind,
): call is CallAt<K> {
  return call !== undefined && (call.place.kind === kind || call.place.kind === orKind);
}

export const countOf = (turn: Turn, kind: RoutingFact['kind']): number =>
  turn.facts.filter((fact) => fact.kind === kind).length;
