import { expect } from 'vitest';
import type { ChosenState } from '../../src/shared/agent-state.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import type { UserId } from '../../src/shared/ids.ts';
import { emptyState, type OwnState } from '../../src/core/routing/empty-state.ts';
import { openFloor } from '../../src/core/routing/floor.ts';
import type { AgentRequest, PlannedCallback, RoutingEvent, Step } from '../../src/core/routing/event.ts';
import { flowPromptIdOf, queuePromptIdOf, recordingNameOf } from '../../src/core/routing/leg-ids.ts';
import type { RoutingConfig, RoutingState } from '../../src/core/routing/state.ts';
import { step } from '../../src/core/routing/step.ts';
import type { CallLost, CallSeen, EndCause, TelephonyEvent } from '../../src/core/telephony/event.ts';
import { forkOf } from './routing-states.ts';
import {
  agentIds,
  callId,
  castConfig,
  createIds,
  numbers,
  outcomeId,
  queueIds,
  type QueueName,
  recordingIdOf,
  type AgentName,
} from './routing-cast.ts';
import { legOf, namedIn, withTrueLegs, type LegNames } from './leg-names.ts';
import { commandWords, factWords } from './routing-words.ts';

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
export type Happening =
  /** At the second of its row, unless it says another. */
  | { kind: 'telephony'; event: Untimed<TelephonyEvent> & { at?: number } }
  | { kind: 'request'; request: AgentRequest }
  | { kind: 'timer.fired'; key: string }
  /** The prompt that the call hears now has ended. */
  | { kind: 'prompt-ends'; call: string };

/** One row of a table: at which second, what happens, what follows (facts, then commands with `>`), or the refusal. */
export type Row = [second: number, happening: Happening, follows?: string[] | { refused: string }];

export interface Stage {
  readonly state: RoutingState;
  facts: RoutingFact[];
  readonly legs: LegNames;
  /** Plays one row; timers are left out of what follows unless the row names one. */
  play(...rows: Row[]): void;
  take(second: number, happening: Happening): Step;
}

/** The second 0 of every table. */
export const curtain = Date.UTC(2026, 0, 5, 8);

export function openStage(
  config: RoutingConfig = castConfig,
  state: OwnState = emptyState(),
  legs: LegNames = new Map(),
): Stage {
  const freshIds = createIds();
  const floor = openFloor(config, state);
  const stage: Stage = {
    state: floor.state,
    facts: [],
    legs,
    take(second, happening) {
      const at = curtain + second * 1000;
      const done = step(floor, eventOf(stage.state, withTrueLegs(happening, legs), at, freshIds()));
      namedIn(done.facts, legs);
      stage.facts.push(...done.facts);
      return done;
    },
    play(...rows) {
      for (const [second, happening, follows] of rows) {
        const done = stage.take(second, happening);
        if (follows === undefined) expect(done.refusal, `refused at ${second} s`).toBeNull();
        else if (!Array.isArray(follows)) expect(done.refusal).toBe(follows.refused);
        else expect({ second, follows: wordsOf(done, follows) }).toEqual({ second, follows });
      }
    },
  };
  return stage;
}

/** The same belief under other settings, as an engine has it that was started again. */
export const openStageAgain = (before: Stage, config: RoutingConfig): Stage =>
  openStage(config, forkOf(before.state), before.legs);

function wordsOf(done: Step, wanted: string[]): string[] {
  const words = [...done.facts.map(factWords), ...done.commands.map(commandWords)];
  return words.filter((word) => !/^(no )?timer /.test(word) || wanted.includes(word));
}

function eventOf(
  state: RoutingState,
  happening: Happening,
  at: number,
  ids: ReturnType<ReturnType<typeof createIds>>,
): RoutingEvent {
  if (happening.kind === 'telephony') {
    return { at, ids, kind: 'telephony', event: { at, ...happening.event } as TelephonyEvent };
  }
  if (happening.kind !== 'prompt-ends') return { at, ids, ...happening };
  const interactionId = callId(happening.call);
  const event = { kind: 'prompt.finished' as const, interactionId, promptId: promptOf(state, happening.call), at };
  return { at, ids, kind: 'telephony', event };
}

function promptOf(state: RoutingState, call: string): string {
  const place = state.calls.get(callId(call))?.place;
  if (place?.kind === 'flow') return flowPromptIdOf(callId(call), place.entry);
  return place?.kind === 'queue' || place?.kind === 'offered' ? queuePromptIdOf(callId(call), place) : 'none';
}

// What can happen, in the words of the tables.

const told = (event: Untimed<TelephonyEvent>): Happening => ({ kind: 'telephony', event });
const asked = (request: AgentRequest): Happening => ({ kind: 'request', request });

/** The telephony system that has run all the time. */
export const connected = (calls: CallSeen[] = [], phones: UserId[] = [], lost: CallLost[] = []): Happening =>
  told({ kind: 'telephony.connected', startedAt: 0, snapshot: { calls, phones, lost } });
/** One that was started again meanwhile. */
export const restarted = (calls: CallSeen[] = [], phones: UserId[] = [], lost: CallLost[] = []): Happening =>
  told({ kind: 'telephony.connected', startedAt: 1, snapshot: { calls, phones, lost } });
export const disconnected = (): Happening => told({ kind: 'telephony.lost' });
export const arrives = (
  call: string,
  {
    from = '420777000001',
    to = numbers.cards,
    attempt = 1,
  }: { from?: string | null; to?: string; attempt?: number } = {},
): Happening => told({ kind: 'call.arrived', interactionId: callId(call), from, to, attempt });
/** Told now; it was at that second. */
export const overflows = (call: string, second: number): Happening => ({
  kind: 'telephony',
  event: {
    ...{ kind: 'call.overflowed', interactionId: callId(call), from: '420777000001', to: numbers.cards },
    at: curtain + second * 1_000,
  },
});
/** Of a call that was over before anybody heard of it. */
export const unheard = (call: string, second: number): Happening => ({
  kind: 'telephony',
  event: {
    ...{ kind: 'call.unheard', interactionId: callId(call), from: '420777000001', to: numbers.cards },
    at: curtain + second * 1_000,
  },
});
export const diedWithSystem = (call: string, from: string | null = '420777000001'): CallLost => ({
  ...{ interactionId: callId(call), from, to: numbers.cards },
});
export const hangsUp = (call: string): Happening =>
  told({ kind: 'call.ended', interactionId: callId(call), cause: 'normal', by: 'caller' });
export const presses = (call: string, digit: string): Happening =>
  told({ kind: 'digit.pressed', interactionId: callId(call), digit });
export const promptEnds = (call: string): Happening => ({ kind: 'prompt-ends', call });
export const legAnswers = (call: string, attempt = 1): Happening =>
  told({ kind: 'leg.answered', interactionId: callId(call), legId: legOf(call, attempt) });
export const legEnds = (call: string, attempt: number, cause: EndCause, by: 'agent' | 'unknown' = 'agent'): Happening =>
  told({ kind: 'leg.ended', interactionId: callId(call), legId: legOf(call, attempt), cause, by });
export const bridgeJoins = (call: string, attempt = 1): Happening =>
  told({ kind: 'bridge.joined', interactionId: callId(call), legId: legOf(call, attempt) });
/** By its short name: call and number, `c1-1`. */
export const recordingEnds = (name: string): Happening => {
  const [call = '', nth] = name.split('-');
  const recordingName = recordingNameOf(callId(call), recordingIdOf(Number(nth)));
  return told({ kind: 'recording.ended', interactionId: callId(call), recordingName });
};
export const phoneComes = (name: AgentName): Happening => told({ kind: 'phone.registered', agentId: agentIds[name] });
export const phoneGoes = (name: AgentName): Happening => told({ kind: 'phone.lost', agentId: agentIds[name] });
export const timerFires = (key: string): Happening => ({ kind: 'timer.fired', key });
export const ringTimerFires = (call: string): Happening => timerFires(`ring:${callId(call)}`);
export const signsIn = (name: AgentName): Happening => asked({ kind: 'agent.signIn', agentId: agentIds[name] });
export const signsOut = (name: AgentName): Happening => asked({ kind: 'agent.signOut', agentId: agentIds[name] });
export const chooses = (name: AgentName, chosen: ChosenState, setBy: AgentName = name): Happening =>
  asked({ kind: 'agent.chooseState', agentId: agentIds[name], chosen, setBy: agentIds[setBy] });
export const isReady = (name: AgentName): Happening => chooses(name, { state: 'ready' });
export const hello = (name: AgentName, legId: string | null): Happening =>
  asked({ kind: 'phone.hello', agentId: agentIds[name], legId });
export const vanishes = (name: AgentName): Happening => asked({ kind: 'presence.lost', agentId: agentIds[name] });
export const returns = (name: AgentName): Happening => asked({ kind: 'presence.returned', agentId: agentIds[name] });
type CallRequestKind = Exclude<
  Extract<AgentRequest, { interactionId: unknown }>['kind'],
  'call.sendDigits' | 'call.transfer' | 'wrapup.finish'
>;
export const asks = (name: AgentName, kind: CallRequestKind, call: string): Happening =>
  asked({ kind, agentId: agentIds[name], interactionId: callId(call) });
export const sendsDigits = (name: AgentName, call: string, digits: string): Happening =>
  asked({ kind: 'call.sendDigits', agentId: agentIds[name], interactionId: callId(call), digits });
/** To a queue, or to an agent. */
export const transfers = (name: AgentName, call: string, to: { queue: QueueName } | { agent: AgentName }): Happening =>
  asked({
    ...{ kind: 'call.transfer', agentId: agentIds[name], interactionId: callId(call) },
    to: 'queue' in to ? { kind: 'queue', queueId: queueIds[to.queue] } : { kind: 'agent', agentId: agentIds[to.agent] },
  });
export const finishes = (name: AgentName, call: string, next: ChosenState | null = null): Happening =>
  asked({
    kind: 'wrapup.finish',
    agentId: agentIds[name],
    interactionId: callId(call),
    outcomeId,
    next,
    callback: null,
  });
export const finishesWithCallback = (name: AgentName, call: string, callback: PlannedCallback): Happening =>
  asked({
    kind: 'wrapup.finish',
    agentId: agentIds[name],
    interactionId: callId(call),
    outcomeId,
    next: null,
    callback,
  });

/** Signed in, with a phone, and waiting for contacts; one second apart, the first named has been idle longest. */
export function ready(...agents: AgentName[]): Row[] {
  const rows: Row[] = [[-100, connected()]];
  agents.forEach((name, nth) => {
    rows.push([-50 + nth, signsIn(name)], [-50 + nth, phoneComes(name)], [-50 + nth, isReady(name)]);
  });
  return rows;
}

/** Anna is talking to the caller of c1 since second 4, recorded. */
export const annaTalks: Row[] = [...ready('anna'), [0, arrives('c1')], [3, legAnswers('c1')], [4, bridgeJoins('c1')]];
