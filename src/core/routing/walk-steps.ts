import type { FlowStep } from '../../shared/config/flow.ts';
import { decideInstant, type FlowSight, type InstantStep, isInstant } from '../flow/decide-instant.ts';
import { flowOf } from './flow-of.ts';
import { stepsAtOnceMax } from './limits.ts';
import { tell, type CallAt, type Turn } from './turn.ts';

interface Reached {
  /** As it is after all that was set on the way. */
  call: CallAt<'flow'>;
  name: string;
  /** Null where the flow leads nowhere. */
  step: Exclude<FlowStep, InstantStep> | null;
}

/** Goes through the steps that are decided in an instant, to the first in which a call can be; each is on record. */
export function walkSteps(turn: Turn, from: CallAt<'flow'>, first: string): Reached {
  const steps = flowOf(turn.config, from)?.steps ?? {};
  let call = from;
  let name = first;
  for (let walked = 0; walked < stepsAtOnceMax; walked += 1) {
    const step = Object.hasOwn(steps, name) ? steps[name] : undefined;
    if (!step) return { call, name, step: null };
    if (!isInstant(step)) return { call, name, step };
    const entry = call.place.entry + 1;
    tell(turn, { kind: 'flow.stepEntered', interactionId: call.id, step: name, entry, until: null });
    if (step.kind === 'set') set(turn, call, step);
    name = decideInstant(step, sightOf(turn, call));
    call = turn.state.calls.get(call.id) as CallAt<'flow'>;
  }
  return { call, name, step: null };
}

function set(turn: Turn, { id }: CallAt<'flow'>, { attributes, priority }: Extract<FlowStep, { kind: 'set' }>): void {
  for (const [key, value] of Object.entries(attributes))
    tell(turn, { kind: 'attribute.set', interactionId: id, key, value, type: 'set', check: 'unchecked' });
  if (priority !== null) tell(turn, { kind: 'call.prioritySet', interactionId: id, priority });
}

/** Whoever rings at an agent is not served yet, and counts as waiting. */
const sightOf = ({ at, config, floor }: Turn, { from, language, attributes }: CallAt<'flow'>): FlowSight => ({
  ...{ at, from, language, attributes, calendars: config.calendars },
  waitingIn: (key) => {
    const queue = floor.queuesByKey.get(key);
    return queue ? (floor.unanswered.get(queue.id)?.size ?? 0) : 0;
  },
});
