import type { Actor, RoutingFact } from '../../shared/events.ts';
import type { AgentRequest } from './event.ts';

/** The version of each routing rule: grows when the rule's decision changes. */
const ruleVersions: Record<string, number> = { 'last-agent': 1, 'longest-idle': 1, 'only-one': 1 };

/** Whose doing a fact of the routing is: an agent's request, the telephone system, a routing rule, or time. */
export function actorOf(fact: RoutingFact, told: { kind: string; request?: AgentRequest }): Actor {
  if (fact.kind === 'call.offered')
    return { kind: 'rule', rule: `routing:${fact.reason.rule}`, version: ruleVersions[fact.reason.rule] ?? 1 };
  if (told.kind === 'request' && told.request) {
    return { kind: 'user', id: 'setBy' in told.request ? told.request.setBy : told.request.agentId };
  }
  return told.kind === 'telephony' ? { kind: 'telephony' } : { kind: 'engine' };
}
