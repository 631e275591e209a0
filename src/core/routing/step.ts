import type { RefusalCode } from '../../shared/errors.ts';
import { announce } from './announce.ts';
import type { RoutingCommand, RoutingEvent, Step } from './event.ts';
import type { Floor } from './floor.ts';
import { newJournal } from './journal.ts';
import { matchContacts } from './match.ts';
import { takeRequest } from './requests.ts';
import { takeTelephonyEvent } from './telephony-events.ts';
import { timerFired } from './timer-fired.ts';
import { addTimerCommands, deadlineOf } from './timers-of.ts';
import type { Turn } from './turn.ts';

/** Offers waiting contacts to idle agents; another than the product's own is a peer to compare it with. */
export type Match = (turn: Turn) => void;

/**
 * The engine's one decision: what has happened in, facts and commands out, and the floor is changed by the facts.
 * Nothing else is read.
 */
export function step(floor: Floor, event: RoutingEvent, match: Match = matchContacts): Step {
  const turn = open(floor, event);
  const refusal = take(turn, event);
  if (refusal !== null) return { facts: [], commands: [], refusal, undo: turn.journal };
  match(turn);
  announce(turn);
  return { facts: turn.facts, commands: commandsOf(turn, event), refusal, undo: turn.journal };
}

const open = (floor: Floor, { at, ids }: RoutingEvent): Turn => ({
  floor,
  config: floor.config,
  state: floor.state,
  at,
  ids,
  facts: [],
  commands: [],
  journal: newJournal(),
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
function commandsOf({ state, journal, commands: asked }: Turn, event: RoutingEvent): RoutingCommand[] {
  const commands = state.telephony === 'away' ? [] : asked;
  const fired = event.kind === 'timer.fired' ? event.key : null;
  const before = commands.length;
  addTimerCommands(commands, state, journal, fired);
  if (fired !== null && !isStarted(commands, before, fired)) commands.push(...owed(state, event.at, fired));
  return commands;
}

const isStarted = (commands: readonly RoutingCommand[], from: number, key: string): boolean =>
  commands.slice(from).some((command) => command.kind === 'timer.start' && command.key === key);

/** A timer that came before its time, by a clock that differs or a deadline that moved, is started again. */
function owed(state: Turn['state'], now: number, key: string): RoutingCommand[] {
  const at = deadlineOf(state, key);
  return at !== null && at > now ? [{ kind: 'timer.start', key, at }] : [];
}
