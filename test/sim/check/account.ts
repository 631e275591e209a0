import type { AgentState, Activity } from '../../../src/shared/agent-state.ts';
import type { Ending, Fact } from '../../../src/shared/events.ts';
import type { InteractionId, PrincipalId, QueueId, TenantId, UserId } from '../../../src/shared/ids.ts';
import type { Instant } from '../../../src/shared/time.ts';
import type { Written } from '../world/view.ts';

// What the checker makes of a log, in its own words: it shares no code with `applyFact`, so that a mistake there is
// seen as a difference and not repeated.

export interface Contact {
  id: InteractionId;
  from: string | null;
  to: string;
  principalId: PrincipalId | null;
  place: 'flow' | 'queue' | 'offered' | 'talking' | 'over';
  /** When it came to this place, and until when it may stay there; null when nothing limits it. */
  since: Instant;
  until: Instant | null;
  /** The version of the last fact about it. */
  version: number;
  queueId: QueueId | null;
  priority: number;
  /** What the flow adds to the priority of a queue. */
  points: number;
  refusesRecording: boolean;
  queuedAt: Instant;
  lastAgentId: UserId | null;
  /** How often the queue has asked for less since, and when it will again. */
  ring: number;
  relaxAt: Instant | null;
  /** Of the offer or the conversation. */
  agentId: UserId | null;
  legId: string | null;
  /** Whom it has been offered to without success. */
  triedIds: ReadonlySet<UserId>;
  wasOffered: boolean;
  bridged: boolean;
  held: boolean;
  /** The agent's leg is gone; `until` says how long it is waited for. */
  legLost: boolean;
  /** A new leg is on its way to an agent who lost theirs. */
  redialled: boolean;
  recording: string | null;
  /** Handed on by its agent and not offered since: to a queue, or to one agent. */
  handedTo: { queueId: QueueId; agentId: UserId | null } | null;
  ending: Ending | null;
}

export interface Person {
  id: UserId;
  state: AgentState;
  activity: Activity | null;
  reason: string | null;
  interactionId: InteractionId | null;
  since: Instant;
  /** When they last became free after a contact or came to work. */
  idleSince: Instant;
  registered: boolean;
  present: boolean;
  presentUntil: Instant | null;
}

/** A form after a contact. */
export interface Form {
  interactionId: InteractionId;
  agentId: UserId;
  state: 'open' | 'parked' | 'finished';
  until: Instant;
}

/** Everything that one tenant's log says, up to a version. */
export interface Account {
  readonly tenantId: TenantId;
  version: number;
  epoch: number;
  at: Instant;
  telephony: 'connected' | 'away';
  contacts: Map<InteractionId, Contact>;
  /** The contacts that are not over. */
  open: Map<InteractionId, Contact>;
  people: Map<UserId, Person>;
  forms: Map<string, Form>;
  /** The forms whose time runs. */
  openForms: Map<string, Form>;
  /** Who was last in a conversation with a number. */
  lastServed: Map<string, { agentId: UserId; at: Instant }>;
}

export const newAccount = (tenantId: TenantId): Account => ({
  tenantId,
  version: 0,
  epoch: 0,
  at: 0,
  telephony: 'away',
  contacts: new Map(),
  open: new Map(),
  people: new Map(),
  forms: new Map(),
  openForms: new Map(),
  lastServed: new Map(),
});

export const formKey = ({ interactionId, agentId }: { interactionId: string; agentId: string }): string =>
  `${interactionId}/${agentId}`;

export const newPerson = (id: UserId, at: Instant): Person => ({
  id,
  state: 'offline',
  activity: null,
  reason: null,
  interactionId: null,
  since: at,
  idleSince: at,
  registered: false,
  present: true,
  presentUntil: null,
});

export const newContact = (
  { at, version }: Written,
  fact: { interactionId: InteractionId; from: string | null; to: string; principalId: PrincipalId | null },
): Contact => ({
  id: fact.interactionId,
  from: fact.from,
  to: fact.to,
  principalId: fact.principalId,
  place: 'flow',
  since: at,
  until: null,
  version,
  queueId: null,
  priority: 0,
  points: 0,
  refusesRecording: false,
  queuedAt: at,
  lastAgentId: null,
  ring: 0,
  relaxAt: null,
  agentId: null,
  legId: null,
  triedIds: new Set(),
  wasOffered: false,
  bridged: false,
  held: false,
  legLost: false,
  redialled: false,
  recording: null,
  handedTo: null,
  ending: null,
});

/** Whom a fact is about. */
export function aboutOf(fact: Fact): string {
  if ('interactionId' in fact && fact.interactionId !== null) return fact.interactionId;
  return 'agentId' in fact && fact.agentId !== null ? fact.agentId : fact.kind;
}

/** The contacts that an agent has rung for or talks with. */
export const contactsOf = (account: Account, agentId: UserId): Contact[] =>
  [...account.open.values()].filter((contact) => contact.agentId === agentId);

export const formsOf = (account: Account, agentId: UserId): Form[] =>
  [...account.openForms.values()].filter((form) => form.agentId === agentId);
