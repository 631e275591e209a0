import type { Activity, AgentState, ChosenState, StateReason } from './agent-state.ts';
import type { ConfigNoun } from './config/config-key.ts';
import type {
  CallbackId,
  CaseId,
  ContactPointId,
  CustomerId,
  FlowId,
  InteractionId,
  LegId,
  NumberId,
  ObjectId,
  OutcomeId,
  PrincipalId,
  QueueId,
  RecordingId,
  TopicId,
  UserId,
} from './ids.ts';
import type { LanguageTag } from './language.ts';
import type { Instant } from './time.ts';
import type { ParkedWhy } from './wrap-up.ts';

/** Who did it. `rule` names the rule with its version, so that every automatic change can say why it happened. */
export type Actor =
  | { kind: 'user'; id: UserId }
  | { kind: 'rule'; rule: string; version: number }
  | { kind: 'engine' }
  | { kind: 'telephony' }
  | { kind: 'import'; batch: string };

/**
 * One row of the log: what happened, in the past tense. `version` is gap-free within a tenant and is the order of
 * commits; `causedBy` is the version of the event that led to this one.
 */
export interface LoggedEvent {
  version: number;
  at: Instant;
  actor: Actor;
  causedBy: number | null;
  fact: Fact;
}

/** How a contact ended; each ends in exactly one of these. */
export type Ending = 'handled' | 'abandoned-in-flow' | 'abandoned-in-queue' | 'overflowed' | 'lost-pbx' | 'lost-agent';

/** Why this agent: shown as "why you". `rivals` counts the other agents who could have had the contact. */
export interface AssignmentReason {
  rule: 'last-agent' | 'longest-idle' | 'only-one' | 'transferred';
  skills: { skill: string; required: number; level: number }[];
  idleMs: number;
  waitedMs: number;
  rivals: number;
  priority: number;
}

/** Facts of a call and of agents: made by `core/routing`, folded again at a restart. */
export type RoutingFact =
  | {
      kind: 'call.arrived';
      interactionId: InteractionId;
      from: string | null;
      to: string;
      numberId: NumberId | null;
      principalId: PrincipalId | null;
      flowId: FlowId | null;
      flowVersion: number | null;
      language: LanguageTag;
      /** Zvon was away: the dialplan sent the caller to the overflow at this time, and all was over when it was heard of. */
      overflowedAt?: Instant;
      /** It was over at this time, before any engine had heard of it. */
      unheardAt?: Instant;
    }
  /** Told again with the same `entry` when the step's prompt has ended and digits are awaited until `until`. */
  | { kind: 'flow.stepEntered'; interactionId: InteractionId; step: string; entry: number; until: Instant | null }
  /** All digits of this step so far. */
  | { kind: 'flow.digitsTyped'; interactionId: InteractionId; step: string; digits: string; until: Instant | null }
  | {
      kind: 'attribute.set';
      interactionId: InteractionId;
      key: string;
      value: string;
      type: string;
      check: 'valid' | 'invalid' | 'unchecked';
    }
  | { kind: 'language.chosen'; interactionId: InteractionId; language: LanguageTag }
  /** Points that the flow adds to those of any queue to come. */
  | { kind: 'call.prioritySet'; interactionId: InteractionId; priority: number }
  | {
      kind: 'call.queued';
      interactionId: InteractionId;
      queueId: QueueId;
      priority: number;
      lastAgentId: UserId | null;
      /** Set when the work came back to the front after an offer that was not taken. */
      queuedAt: Instant;
      /** When less will be asked of an agent; missing where the queue always asks for the same. */
      relaxAt?: Instant;
    }
  | { kind: 'call.positionTold'; interactionId: InteractionId; position: number; nextAt: Instant }
  /** Nobody had all that the queue asks for: from now on less is enough. `ring` counts how often that was said. */
  | { kind: 'call.relaxed'; interactionId: InteractionId; ring: number; nextAt: Instant | null }
  | {
      kind: 'call.offered';
      interactionId: InteractionId;
      agentId: UserId;
      legId: LegId;
      attempt: number;
      ringUntil: Instant;
      reason: AssignmentReason;
    }
  | {
      kind: 'offer.ended';
      interactionId: InteractionId;
      agentId: UserId;
      legId: LegId;
      how: 'missed' | 'declined' | 'phone-failed' | 'withdrawn';
    }
  | { kind: 'call.answered'; interactionId: InteractionId; agentId: UserId; legId: LegId; waitedMs: number }
  | { kind: 'call.bridged'; interactionId: InteractionId; agentId: UserId; legId: LegId }
  | { kind: 'call.held'; interactionId: InteractionId; agentId: UserId }
  | { kind: 'call.resumed'; interactionId: InteractionId; agentId: UserId }
  /** Handed on: the agent's form begins, the caller goes to the queue, for one agent or for whoever is free. */
  | {
      kind: 'call.transferred';
      interactionId: InteractionId;
      agentId: UserId;
      queueId: QueueId;
      toAgentId: UserId | null;
    }
  | { kind: 'leg.lost'; interactionId: InteractionId; agentId: UserId; legId: LegId; until: Instant }
  | { kind: 'leg.redialled'; interactionId: InteractionId; agentId: UserId; legId: LegId }
  | { kind: 'recording.started'; interactionId: InteractionId; recordingId: RecordingId; name: string }
  | { kind: 'recording.ended'; interactionId: InteractionId; recordingId: RecordingId; name: string }
  | {
      kind: 'call.ended';
      interactionId: InteractionId;
      ending: Ending;
      by: 'caller' | 'agent' | 'zvon' | 'unknown';
      agentId: UserId | null;
      /** Of a caller who was still in a queue: how long they had waited in it, and their place, 1 being the next. */
      waitedMs?: number;
      position?: number;
      /** Of a caller whom nobody served then: the prompt of their step or queue that they heard last; null for music alone. */
      lastPrompt?: string | null;
    }
  | { kind: 'wrapup.started'; interactionId: InteractionId; agentId: UserId; queueId: QueueId; until: Instant }
  | { kind: 'wrapup.extended'; interactionId: InteractionId; agentId: UserId; until: Instant; extensions: number }
  | { kind: 'wrapup.parked'; interactionId: InteractionId; agentId: UserId; why: ParkedWhy }
  | { kind: 'wrapup.finished'; interactionId: InteractionId; agentId: UserId; outcomeId: OutcomeId; late: boolean }
  | {
      kind: 'agent.stateChanged';
      agentId: UserId;
      state: AgentState;
      reason: StateReason | null;
      activity: Activity | null;
      interactionId: InteractionId | null;
      queueId: QueueId | null;
      principalId: PrincipalId | null;
      setBy: UserId | null;
      source: 'agent' | 'supervisor' | 'engine';
    }
  | { kind: 'agent.nextStateChosen'; agentId: UserId; next: ChosenState | null }
  | { kind: 'agent.phoneChanged'; agentId: UserId; registered: boolean }
  | { kind: 'agent.presenceChanged'; agentId: UserId; present: boolean; until: Instant | null }
  /** `startedAt`: since when the connected system runs. */
  | { kind: 'telephony.changed'; connected: boolean; startedAt: Instant | null }
  | {
      kind: 'callback.promised';
      callbackId: CallbackId;
      interactionId: InteractionId;
      number: string | null;
      origin: 'lost-pbx' | 'lost-agent' | 'wrap-up';
      due: Instant;
      ownerId: UserId | null;
      queueId: QueueId | null;
    };

/** Facts of the customer's side: made by the use cases of `features`. */
export type BusinessFact =
  | {
      kind: 'identity.sought';
      interactionId: InteractionId;
      state: 'none' | 'several' | 'matched';
      candidates: CandidateFound[];
    }
  | { kind: 'screen.popped'; interactionId: InteractionId; pop: PopFound[] }
  | {
      kind: 'identity.chosen';
      interactionId: InteractionId;
      state: 'matched' | 'anonymous' | 'third-party';
      customerId: CustomerId | null;
      remember: 'shared' | 'direct' | null;
    }
  | { kind: 'customer.created'; customerId: CustomerId; interactionId: InteractionId | null }
  | {
      kind: 'contactPoint.statusChanged';
      contactPointId: ContactPointId;
      status: string;
      interactionId: InteractionId | null;
    }
  | {
      kind: 'topic.added';
      interactionId: InteractionId;
      topicId: TopicId;
      objectId: ObjectId | null;
      source: 'agent' | 'action';
    }
  | { kind: 'topic.removed'; interactionId: InteractionId; topicId: TopicId; objectId: ObjectId | null }
  | {
      kind: 'topic.outcomeSet';
      interactionId: InteractionId;
      topicId: TopicId;
      objectId: ObjectId | null;
      outcomeId: OutcomeId;
    }
  | { kind: 'outcome.chosen'; interactionId: InteractionId; outcomeId: OutcomeId }
  | { kind: 'draft.saved'; userId: UserId; subject: string; field: string; savedAt: Instant }
  | { kind: 'interaction.voided'; interactionId: InteractionId; reason: string }
  | {
      kind: 'case.created';
      caseId: CaseId;
      no: number;
      interactionId: InteractionId | null;
      customerId: CustomerId | null;
      objectId: ObjectId | null;
      byAction: string | null;
    }
  /** A fact about a case names whose it is and of what: their pages show it too. */
  | {
      kind: 'case.linked';
      caseId: CaseId;
      interactionId: InteractionId;
      customerId: CustomerId | null;
      objectId: ObjectId | null;
      role: 'opened_by' | 'continued_in' | 'mentioned';
    }
  | {
      kind: 'case.customerAttached';
      caseId: CaseId;
      customerId: CustomerId;
      previousCustomerId: CustomerId | null;
      objectId: ObjectId | null;
    }
  | {
      kind: 'case.stateChanged';
      caseId: CaseId;
      customerId: CustomerId | null;
      objectId: ObjectId | null;
      state: 'open' | 'waiting' | 'resolved' | 'voided';
      reason: string | null;
    }
  | {
      kind: 'action.performed';
      action: string;
      actionVersion: number;
      objectId: ObjectId;
      interactionId: InteractionId | null;
      caseId: CaseId | null;
      result: 'done' | 'failed';
    }
  | { kind: 'object.changed'; objectId: ObjectId; fields: string[]; source: string }
  | {
      kind: 'callback.closed';
      callbackId: CallbackId;
      interactionId: InteractionId | null;
      number: string | null;
      state: 'done' | 'cancelled';
    }
  | { kind: 'recording.stored'; recordingId: RecordingId; interactionId: InteractionId; durationMs: number }
  | { kind: 'recording.missing'; recordingId: RecordingId; interactionId: InteractionId }
  | { kind: 'recording.played'; recordingId: RecordingId; interactionId: InteractionId }
  /** An item of the configuration; what it was set to stands in `config_change` under the same revision. */
  | {
      kind: 'config.changed';
      noun: ConfigNoun;
      key: string;
      revision: number;
      change: 'made' | 'changed' | 'retired' | 'brought-back';
    }
  /** Beside the state itself, which is the engine's to tell: by whom. Why is in `forced_state` and no log's matter. */
  | { kind: 'agent.stateForced'; agentId: UserId; forcedBy: UserId; chosen: ChosenState }
  | { kind: 'flow.published'; flowId: FlowId; version: number; rolledBackTo: number | null }
  | { kind: 'user.signedIn'; userId: UserId }
  | { kind: 'user.signedOut'; userId: UserId }
  /** Some of their logins ended; they may go on in another. */
  | { kind: 'user.loginsEnded'; userId: UserId };

export type Fact = RoutingFact | BusinessFact;

/** Why a customer may be the caller; strongest first. `signature` is a guess and is never chosen by Zvon. */
export type Evidence =
  | 'typed-identifier'
  | 'direct-number'
  | 'open-case'
  | 'called-recently'
  | 'shared-number'
  | 'representative'
  | 'signature';

export interface CandidateFound {
  customerId: CustomerId;
  /** 1 (weak) to 5 (certain): the cells on the screen. */
  strength: 1 | 2 | 3 | 4 | 5;
  evidence: Evidence[];
  /** What was found for each reason at the time: a case's number, a day; no names. */
  details?: Partial<Record<Evidence, Record<string, string>>>;
}

/** A target that a screen-pop rule opens, with the rule that said so. */
export interface PopFound {
  target:
    | { kind: 'object'; id: ObjectId }
    | { kind: 'customer'; id: CustomerId }
    | { kind: 'case'; id: CaseId }
    | { kind: 'search' }
    | { kind: 'chooser' };
  rule: string;
  ruleVersion: number;
}
