import type { RoutingCommand } from '../../src/core/routing/event.ts';
import type { TelephonyCommand } from '../../src/core/telephony/command.ts';
import type { RoutingFact } from '../../src/shared/events.ts';
import { agentIds, queueIds } from './routing-cast.ts';

// Facts and commands in few words, for tables that can be read: `c1 call.offered anna`, `> leg.dial c1-1 anna 15s`.

const names = new Map<string, string>(
  Object.entries({ ...agentIds, ...queueIds }).map(([name, id]) => [id as string, name]),
);
const nameOf = (id: string | null): string => (id === null ? '-' : (names.get(id) ?? id));

/** Ids of calls, legs, prompts and recordings begin with the call's id, of which only the last digit tells; of a leg its number. */
export const shortId = (id: string): string =>
  id
    .replace(/^0*3-0000-4000-8000-0*(\d+)/, 'c$1')
    .replace(/-leg-(\d+)-\d+$/, '-$1')
    .replace(/-(flow|queue)-/, '-')
    .replace(/-0*7-0000-4000-8000-0*(\d+)$/, '-$1');

export function factWords(fact: RoutingFact): string {
  if (fact.kind === 'telephony.changed') return `telephony ${fact.connected ? 'connected' : 'away'}`;
  if (fact.kind.startsWith('agent.')) return agentWords(fact as Extract<RoutingFact, { kind: `agent.${string}` }>);
  const call = 'interactionId' in fact ? shortId(fact.interactionId ?? '') : '';
  return [call, fact.kind, ...detailOf(fact)].join(' ');
}

function agentWords(fact: Extract<RoutingFact, { kind: `agent.${string}` }>): string {
  const name = nameOf(fact.agentId);
  switch (fact.kind) {
    case 'agent.stateChanged':
      return [`${name}:`, fact.state, fact.reason, fact.activity].filter((word) => word !== null).join(' ');
    case 'agent.nextStateChosen':
      return `${name}: next ${fact.next === null ? 'none' : 'reason' in fact.next ? fact.next.reason : 'ready'}`;
    case 'agent.phoneChanged':
      return `${name}: phone ${fact.registered ? 'registered' : 'lost'}`;
    case 'agent.presenceChanged':
      return `${name}: ${fact.present ? 'present' : fact.until === null ? 'gone' : 'missing'}`;
  }
}

function detailOf(fact: RoutingFact): (string | number)[] {
  switch (fact.kind) {
    case 'flow.stepEntered':
      return [fact.step];
    case 'flow.digitsTyped':
      return [fact.digits];
    case 'attribute.set':
      return [fact.key, fact.value, fact.check];
    case 'language.chosen':
      return [fact.language];
    case 'call.prioritySet':
      return [fact.priority];
    case 'call.queued':
      return [nameOf(fact.queueId), fact.priority];
    case 'call.positionTold':
      return [fact.position];
    case 'call.relaxed':
      return [fact.ring];
    case 'call.transferred':
      return [nameOf(fact.agentId), fact.toAgentId === null ? nameOf(fact.queueId) : nameOf(fact.toAgentId)];
    case 'call.offered':
      return [nameOf(fact.agentId), fact.reason.rule];
    case 'offer.ended':
      return [nameOf(fact.agentId), fact.how];
    case 'call.answered':
    case 'call.bridged':
    case 'call.held':
    case 'call.resumed':
    case 'leg.lost':
    case 'wrapup.started':
    case 'wrapup.extended':
      return [nameOf(fact.agentId)];
    case 'leg.redialled':
      return [shortId(fact.legId)];
    case 'recording.started':
    case 'recording.ended':
      return [shortId(fact.name)];
    case 'call.ended':
      return [fact.ending, fact.by];
    case 'wrapup.parked':
      return [nameOf(fact.agentId), fact.why];
    case 'wrapup.finished':
      return [nameOf(fact.agentId), fact.late ? 'late' : 'in time'];
    case 'callback.promised':
      return [fact.origin, nameOf(fact.ownerId)];
    default:
      return [];
  }
}

export function commandWords(command: RoutingCommand): string {
  if (command.kind === 'timer.start') return `timer ${shortKey(command.key)}`;
  if (command.kind === 'timer.stop') return `no timer ${shortKey(command.key)}`;
  return ['>', command.command.kind, ...argumentsOf(command.command)].join(' ');
}

function shortKey(key: string): string {
  const [kind = '', id = ''] = key.split(':');
  return `${kind}:${names.get(id) ?? shortId(id)}`;
}

function argumentsOf(command: TelephonyCommand): (string | number)[] {
  switch (command.kind) {
    case 'prompt.play':
      return [shortId(command.interactionId), command.prompts.join('+')];
    case 'leg.dial': {
      const seconds = `${command.timeoutMs / 1000}s`;
      return [shortId(command.legId), nameOf(command.agentId), seconds, ...(command.autoAnswer ? ['auto'] : [])];
    }
    case 'leg.answer':
    case 'leg.hangup':
    case 'bridge.join':
    case 'call.hold':
    case 'call.resume':
      return [shortId(command.legId)];
    case 'call.sendDigits':
      return [shortId(command.interactionId), command.digits];
    case 'recording.start':
    case 'recording.pause':
    case 'recording.resume':
    case 'recording.stop':
      return [shortId(command.recordingName)];
    default:
      return [shortId(command.interactionId)];
  }
}
