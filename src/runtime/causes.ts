import { actorOf } from '../core/routing/actor-of.ts';
import type { AgentRequest } from '../core/routing/event.ts';
import type { RoutingState } from '../core/routing/state.ts';
import type { LoggedEvent, RoutingFact } from '../shared/events.ts';
import type { InteractionId, UserId } from '../shared/ids.ts';
import type { RoutingFactToAppend } from './commit.ts';

export type Causes = ReturnType<typeof createCauses>;

/**
 * Who did it and what led to it, for facts of the engine: an agent's request, the telephone system, or a routing rule
 * with its version. A fact about a contact is caused by the one before it, so a chain leads back to the arrival.
 */
export function createCauses(known: ReadonlyMap<string, number>, begun: RoutingState) {
  const lastOfContact = new Map(known);
  const formsOf = unfinishedForms(begun);
  return {
    /** `state` is what the facts have led to: of a contact with nothing left to do no more is to be told. */
    learn(events: readonly LoggedEvent[], state: RoutingState): void {
      for (const { version, fact } of events) {
        const id = contactOf(fact as RoutingFact);
        if (id !== null) lastOfContact.set(id, version);
        follow(formsOf, fact as RoutingFact);
      }
      for (const { fact } of events) {
        const id = contactOf(fact as RoutingFact);
        if (id !== null && mayBeLast.has(fact.kind) && !state.calls.has(id) && !formsOf.has(id))
          lastOfContact.delete(id);
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

const mayBeLast: ReadonlySet<string> = new Set(['call.ended', 'callback.promised', 'wrapup.finished']);

/** Whose forms of each contact are open or in a tray. Asked at each end: nothing is searched for then. */
type Forms = Map<InteractionId, Set<UserId>>;

function unfinishedForms({ wrapUps, trays }: RoutingState): Forms {
  const forms: Forms = new Map();
  for (const { interactionId, agentId } of wrapUps.values()) begin(forms, interactionId, agentId);
  for (const [agentId, tray] of trays) for (const interactionId of tray) begin(forms, interactionId, agentId);
  return forms;
}

function follow(forms: Forms, fact: RoutingFact): void {
  if (fact.kind === 'wrapup.started') begin(forms, fact.interactionId, fact.agentId);
  if (fact.kind !== 'wrapup.finished') return;
  const agents = forms.get(fact.interactionId);
  agents?.delete(fact.agentId);
  if (agents?.size === 0) forms.delete(fact.interactionId);
}

function begin(forms: Forms, id: InteractionId, agentId: UserId): void {
  const agents = forms.get(id) ?? new Set();
  forms.set(id, agents.add(agentId));
}

/** The contacts of which more may be told. */
export const openContacts = (state: RoutingState): InteractionId[] => [
  ...new Set([...state.calls.keys(), ...unfinishedForms(state).keys()]),
];

const contactOf = (fact: RoutingFact): InteractionId | null => ('interactionId' in fact ? fact.interactionId : null);
