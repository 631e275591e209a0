import { actorOf } from '../core/routing/actor-of.ts';
import type { AgentRequest } from '../core/routing/event.ts';
import type { RoutingState } from '../core/routing/state.ts';
import type { LoggedEvent, RoutingFact } from '../shared/events.ts';
import type { InteractionId } from '../shared/ids.ts';
import type { RoutingFactToAppend } from './commit.ts';

export type Causes = ReturnType<typeof createCauses>;

/**
 * Who did it and what led to it, for facts of the engine: an agent's request, the telephone system, or a routing rule
 * with its version. A fact about a contact is caused by the one before it, so a chain leads back to the arrival.
 */
export function createCauses(known: ReadonlyMap<string, number>) {
  const lastOfContact = new Map(known);
  return {
    /** `state` is what the facts have led to: of a contact with nothing left to do no more is to be told. */
    learn(events: readonly LoggedEvent[], state: RoutingState): void {
      for (const { version, fact } of events) {
        const id = contactOf(fact as RoutingFact);
        if (id !== null) lastOfContact.set(id, version);
      }
      for (const { fact } of events) {
        const id = contactOf(fact as RoutingFact);
        if (id !== null && mayBeLast.has(fact.kind) && !isOpen(state, id)) lastOfContact.delete(id);
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

const isOpen = ({ calls, wrapUps, trays }: RoutingState, id: InteractionId): boolean =>
  calls.has(id) ||
  [...wrapUps.values()].some(({ interactionId }) => interactionId === id) ||
  [...trays.values()].some((tray) => tray.includes(id));

/** The contacts of which more may be told. */
export const openContacts = ({ calls, wrapUps, trays }: RoutingState): InteractionId[] => [
  ...new Set([
    ...calls.keys(),
    ...[...wrapUps.values()].map(({ interactionId }) => interactionId),
    ...[...trays.values()].flat(),
  ]),
];

const contactOf = (fact: RoutingFact): InteractionId | null => ('interactionId' in fact ? fact.interactionId : null);
