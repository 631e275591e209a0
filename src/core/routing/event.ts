import type { ChosenState } from '../../shared/agent-state.ts';
import type { RoutingFact } from '../../shared/events.ts';
import type { CallbackId, InteractionId, OutcomeId, QueueId, RecordingId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { RefusalCode } from '../../shared/errors.ts';
import type { TelephonyCommand } from '../telephony/command.ts';
import type { TelephonyEvent } from '../telephony/event.ts';
import type { Journal } from './journal.ts';

/** A call that the caller was promised; of nobody's own where everybody may make it. */
export interface PlannedCallback {
  due: Instant;
  ownerId: UserId | null;
  number: string;
}

/** Where a call is handed to: a queue, or one agent. */
export type TransferTarget = { kind: 'queue'; queueId: QueueId } | { kind: 'agent'; agentId: UserId };

/** What an agent (or a supervisor for an agent) asks; the answer is facts, or a refusal that says the rule. */
export type AgentRequest =
  | { kind: 'agent.signIn'; agentId: UserId }
  | { kind: 'agent.signOut'; agentId: UserId }
  | { kind: 'agent.chooseState'; agentId: UserId; chosen: ChosenState; setBy: UserId }
  | { kind: 'offer.accept'; agentId: UserId; interactionId: InteractionId }
  | { kind: 'offer.decline'; agentId: UserId; interactionId: InteractionId }
  | { kind: 'call.hold'; agentId: UserId; interactionId: InteractionId }
  | { kind: 'call.resume'; agentId: UserId; interactionId: InteractionId }
  | { kind: 'call.sendDigits'; agentId: UserId; interactionId: InteractionId; digits: string }
  | { kind: 'call.transfer'; agentId: UserId; interactionId: InteractionId; to: TransferTarget }
  | { kind: 'call.end'; agentId: UserId; interactionId: InteractionId }
  | { kind: 'wrapup.extend'; agentId: UserId; interactionId: InteractionId }
  | { kind: 'wrapup.park'; agentId: UserId; interactionId: InteractionId }
  | {
      kind: 'wrapup.finish';
      agentId: UserId;
      interactionId: InteractionId;
      outcomeId: OutcomeId;
      next: ChosenState | null;
      callback: PlannedCallback | null;
    }
  /** The desk says what its phone holds: after a reload nothing, after a lost socket still the leg. */
  | { kind: 'phone.hello'; agentId: UserId; legId: string | null }
  | { kind: 'presence.lost'; agentId: UserId }
  | { kind: 'presence.returned'; agentId: UserId };

/** Everything that `step` can be told. `at` is the engine's time of it; `ids` are fresh ones that a decision may use up. */
export type RoutingEvent = { at: Instant; ids: FreshIds } & (
  | { kind: 'telephony'; event: TelephonyEvent }
  | { kind: 'request'; request: AgentRequest }
  | { kind: 'timer.fired'; key: string }
);

export interface FreshIds {
  /** One for each recording that begins; a reconnect may find several calls bridged meanwhile. */
  recordingId: (nth: number) => RecordingId;
  /** One for each callback that is promised or that a lost telephone system leaves behind, made on demand. */
  callbackId: (nth: number) => CallbackId;
}

export type RoutingCommand =
  | { kind: 'telephony'; command: TelephonyCommand }
  | { kind: 'timer.start'; key: string; at: Instant }
  | { kind: 'timer.stop'; key: string };

/** `refusal` is set when a request was refused: then there are no facts and no commands, and nothing has changed. */
export interface Step {
  facts: RoutingFact[];
  commands: RoutingCommand[];
  refusal: RefusalCode | null;
  /** What the state was before; see `takeBack`. */
  undo: Journal;
}
