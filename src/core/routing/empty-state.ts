import type { UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { AgentNow, RoutingState } from './state.ts';

/** Before the first fact: nobody is signed in and the telephone system has not been seen. */
export const emptyState: RoutingState = {
  agents: {},
  calls: {},
  wrapUps: {},
  trays: {},
  telephony: 'away',
  telephonyStartedAt: null,
  endedCalls: [],
  overflows: [],
  lastAgents: [],
};

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
