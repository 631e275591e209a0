import { promptsOf } from '../flow/run-flow.ts';
import { joinLeg } from './answer.ts';
import { playInFlow, stepOf } from './flow-steps.ts';
import type { CallNow } from './state.ts';
import { ask, isAt, type CallAt, type Turn } from './turn.ts';

/** Gives a call that was held without Zvon what belongs to its place again; what is still there is not made twice. */
export function restoreCall(turn: Turn, call: CallNow): void {
  if (!isAt(call, 'talking')) return restoreSound(turn, call);
  const { legId, held, bridged, legLostUntil } = call.place;
  if (legLostUntil !== null) ask(turn, { kind: 'music.start', interactionId: call.id });
  else if (held && bridged) ask(turn, { kind: 'call.hold', interactionId: call.id, legId });
  else joinLeg(turn, call);
}

/** What a caller without an agent hears: the prompt of the step, or the music of waiting. */
export function restoreSound(turn: Turn, call: CallNow): void {
  if (isAt(call, 'flow')) return restorePrompt(turn, call);
  ask(turn, { kind: 'call.answer', interactionId: call.id });
  ask(turn, { kind: 'music.start', interactionId: call.id });
}

function restorePrompt(turn: Turn, call: CallAt<'flow'>): void {
  const step = stepOf(turn, call);
  ask(turn, { kind: 'call.answer', interactionId: call.id });
  if (step && call.place.promptId !== null) playInFlow(turn, call, call.place.entry, promptsOf(step, call.place.tries));
}
