import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { OwnMemory } from './memory.ts';
import type { AgentNow, CallNow, LastAgent, RoutingState, WrapUpNow } from './state.ts';

/** The state as its one owner holds it: changed in place, and by `applyFact` alone. */
export interface OwnState extends RoutingState {
  agents: Map<UserId, AgentNow>;
  calls: Map<InteractionId, CallNow>;
  wrapUps: Map<string, WrapUpNow>;
  trays: Map<UserId, readonly InteractionId[]>;
  telephony: RoutingState['telephony'];
  telephonyStartedAt: Instant | null;
  endedCalls: OwnMemory<InteractionId, Instant>;
  unheard: Map<InteractionId, Instant>;
  lastAgents: OwnMemory<string, LastAgent>;
}

/** Before the first fact: nobody is signed in and the telephone system has not been seen. */
export const emptyState = (): OwnState => ({
  agents: new Map(),
  calls: new Map(),
  wrapUps: new Map(),
  trays: new Map(),
  telephony: 'away',
  telephonyStartedAt: null,
  endedCalls: emptyMemory(),
  unheard: new Map(),
  lastAgents: emptyMemory(),
});

const emptyMemory = <K, V>(): OwnMemory<K, V> => ({ newer: new Map(), older: new Map(), since: 0 });

export const newAgent = (id: UserId, at: Instant): AgentNow => ({
  id,
  state: 'offline',
  reason: null,
  activity: null,
  since: at,
  before: { state: 'ready' },
  next: null,
  idleSince: at,
  interactionId: null,
  phoneRegistered: false,
  present: true,
  presentUntil: null,
});
