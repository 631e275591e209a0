import type { AgentRequest } from '../core/routing/event.ts';
import type { Actor, LoggedEvent, RoutingFact } from '../shared/events.ts';
import type { RoutingFactToAppend } from './commit.ts';

export type Causes = ReturnType<typeof createCauses>;

/**
 * Who did it and what led to it, for facts of the engine: an agent's request, the telephone system, or a routing rule
 * with its version. A fact about a contact is caused by the one before it, so a chain leads back to the arrival.
 */
export function createCauses() {
  const lastOfContact = new Map<string, number>();
  return {
    learn(events: readonly LoggedEvent[]): void {
      for (const { version, fact } of events) {
        const id = contactOf(fact as RoutingFact);
        if (id === null) continue;
        if (fact.kind === 'wrapup.finished') lastOfContact.delete(id);
        else lastOfContact.set(id, version);
      }
    },
    /** Numbers the facts of one batch as it is decided. */
    track() {
      const nthOfContact = new Map<string, number>();
      return (fact: RoutingFact, told: { kind: string; request?: AgentRequest }, nth: number): RoutingFactToAppend => {
        const id = contactOf(fact);
        const before = id === null ? undefined : nthOfContact.get(id);
        const causedBy =
          before === undefined ? (id === null ? null : (lastOfContact.get(id) ?? null)) : { nth: before };
        if (id !== null) nthOfContact.set(id, nth);
        return { fact, actor: actorOf(fact, told), causedBy };
      };
    },
  };
}

const contactOf = (fact: RoutingFact): string | null => ('interactionId' in fact ? fact.interactionId : null);

/** The version of each routing rule: grows when the rule's decision changes. */
const ruleVersions: Record<string, number> = { 'last-agent': 1, 'longest-idle': 1, 'only-one': 1 };

function actorOf(fact: RoutingFact, told: { kind: string; request?: AgentRequest }): Actor {
  if (fact.kind === 'call.offered')
    return { kind: 'rule', rule: `routing:${fact.reason.rule}`, version: ruleVersions[fact.reason.rule] ?? 1 };
  if (told.kind === 'request' && told.request) {
    return { kind: 'user', id: 'setBy' in told.request ? told.request.setBy : told.request.agentId };
  }
  return told.kind === 'telephony' ? { kind: 'telephony' } : { kind: 'engine' };
}
