import type { Ending, LoggedEvent, RoutingFact } from '../../shared/events.ts';
import type { InteractionId } from '../../shared/ids.ts';

/** What follows from a routing fact, after its commit; the names are the outbox topics that `runtime` serves. */
export type Reaction = {
  topic: 'identify-caller' | 'store-recording' | 'conclude-contact';
  body: Record<string, string>;
};

/** How a call may end that never came to a queue. */
const endingsBeforeQueue: readonly Ending[] = ['abandoned-in-flow', 'overflowed', 'lost-pbx'];

/** The topic of which the outbox has something to do after this event, if it has. */
export const topicsLeftBy = ({ fact }: LoggedEvent): Reaction['topic'][] => {
  const reaction = reactionTo(fact as RoutingFact);
  return reaction ? [reaction.topic] : [];
};

export function reactionTo(fact: RoutingFact): Reaction | null {
  switch (fact.kind) {
    // The flow is done: number and typed digits are all that will be known before an agent looks.
    case 'call.queued':
      return identifyCaller(fact);
    // Nobody will look, but the number and its customer shall know of the call, and of the callback that it leaves.
    case 'call.ended':
      return endingsBeforeQueue.includes(fact.ending) ? identifyCaller(fact) : null;
    case 'recording.ended':
      return {
        topic: 'store-recording',
        body: { interactionId: fact.interactionId, recordingId: fact.recordingId, name: fact.name },
      };
    // What the outcome does to cases and to the number.
    case 'wrapup.finished':
      return { topic: 'conclude-contact', body: { interactionId: fact.interactionId } };
    default:
      return null;
  }
}

/** Asked for again, it changes nothing. */
const identifyCaller = ({ interactionId }: { interactionId: InteractionId }): Reaction => ({
  topic: 'identify-caller',
  body: { interactionId },
});
