import type { RefusalCode } from '../../shared/errors.ts';
import { announce } from './announce.ts';
import type { RoutingCommand, RoutingEvent, Step } from './event.ts';
import { matchContacts } from './match.ts';
import { takeRequest } from './requests.ts';
import type { RoutingConfig, RoutingState } from './state.ts';
import { takeTelephonyEvent } from './telephony-events.ts';
import { deadlineOf, timerFired } from './timer-fired.ts';
import { timerCommands } from './timers-of.ts';
import type { Turn } from './turn.ts';

/** The engine's one decision: what was and what has happened in, facts and commands out. Nothing else is read. */
export function step(config: RoutingConfig, state: RoutingState, event: RoutingEvent): Step {
  const turn = open(config, state, event);
  const refusal = take(turn, event);
  if (refusal !== null) return { state, facts: [], commands: [], refusal };
  matchContacts(turn);
  announce(turn);
  return { state: turn.state, facts: turn.facts, commands: commandsOf(turn, state, event), refusal };
}

const open = (config: RoutingConfig, state: RoutingState, { at, ids }: RoutingEvent): Turn => ({
  config,
  at,
  ids,
  state,
  facts: [],
  commands: [],
  entered: [],
});

function take(turn: Turn, event: RoutingEvent): RefusalCode | null {
  switch (event.kind) {
    case 'telephony':
      takeTelephonyEvent(turn, event.event);
      return null;
    case 'request':
      return takeRequest(turn, event.request);
    case 'timer.fired':
      timerFired(turn, event.key);
      return null;
  }
}

/** While the telephone system is away nothing can be asked of it; the snapshot that it comes back with says what to do. */
function commandsOf(turn: Turn, before: RoutingState, event: RoutingEvent): RoutingCommand[] {
  const asked = turn.state.telephony === 'away' ? [] : turn.commands;
  const fired = event.kind === 'timer.fired' ? event.key : null;
  const timers = timerCommands(before, turn.state, turn.facts, fired);
  if (fired !== null && !timers.some((command) => command.kind === 'timer.start' && command.key === fired)) {
    timers.push(...owed(turn, fired));
  }
  return [...asked.map((command): RoutingCommand => ({ kind: 'telephony', command })), ...timers];
}

/** A timer that came before its time, by a clock that differs or a deadline that moved, is started again. */
function owed(turn: Turn, key: string): RoutingCommand[] {
  const at = deadlineOf(turn, key);
  return at !== null && at > turn.at ? [{ kind: 'timer.start', key, at }] : [];
}
