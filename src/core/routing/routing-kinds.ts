import type { RoutingFact } from '../../shared/events.ts';

const kinds: Record<RoutingFact['kind'], true> = {
  'call.arrived': true,
  'flow.stepEntered': true,
  'flow.digitsTyped': true,
  'attribute.set': true,
  'call.queued': true,
  'call.positionTold': true,
  'call.relaxed': true,
  'call.offered': true,
  'offer.ended': true,
  'call.answered': true,
  'call.bridged': true,
  'call.held': true,
  'call.resumed': true,
  'leg.lost': true,
  'leg.redialled': true,
  'recording.started': true,
  'recording.ended': true,
  'call.ended': true,
  'wrapup.started': true,
  'wrapup.extended': true,
  'wrapup.parked': true,
  'wrapup.finished': true,
  'agent.stateChanged': true,
  'agent.nextStateChosen': true,
  'agent.phoneChanged': true,
  'agent.presenceChanged': true,
  'telephony.changed': true,
  'callback.promised': true,
};

/** The kinds of the log that the routing state is folded from. */
export const routingKinds = Object.keys(kinds) as RoutingFact['kind'][];
