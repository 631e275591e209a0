import type { InteractionId } from '../../shared/ids.ts';
import { promptsOf, runFlow, takesAhead, type FlowInput, type FlowMove } from '../flow/run-flow.ts';
import type { FlowStep } from '../../shared/config/flow.ts';
import { endCall } from './ending.ts';
import { flowOf } from './flow-of.ts';
import { flowPromptIdOf } from './leg-ids.ts';
import { promptMsMax } from './limits.ts';
import { enterQueue } from './queueing.ts';
import { ask, isAt, tell, type CallAt, type Turn } from './turn.ts';
import { walkSteps } from './walk-steps.ts';

/**
 * Brings a call into a step, through those that take no time; a flow that leads nowhere ends the call, so that no
 * caller hangs in silence.
 */
export function enterStep(turn: Turn, from: CallAt<'flow'>, first: string): void {
  const { call, name, step } = walkSteps(turn, from, first);
  // What the caller heard last is said by where they came from.
  if (!step) return endCall(turn, from, { ending: 'overflowed', by: 'zvon' });
  const prompts = promptsOf(step, name === call.place.step ? call.place.tries + 1 : 1);
  const entry = call.place.entry + 1;
  const until = step.kind !== 'queue' && prompts.length > 0 ? turn.at + promptMsMax : null;
  // Nothing has sounded on the way from where a call begins.
  if (from.place.entry === 0 && (prompts.length > 0 || step.kind === 'queue')) {
    ask(turn, { kind: 'call.answer', interactionId: call.id });
  }
  tell(turn, { kind: 'flow.stepEntered', interactionId: call.id, step: name, entry, until });
  if (step.kind === 'queue') return enterQueue(turn, call, step.queue);
  if (prompts.length === 0) return endCall(turn, from, { ending: 'overflowed', by: 'zvon' });
  playInFlow(turn, call, entry, prompts);
}

/** Runs the step that the call is in with what has just happened. */
export function continueFlow(turn: Turn, call: CallAt<'flow'>, input: FlowInput): void {
  const step = stepOf(turn, call);
  if (!step) return endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
  const { digits, tries, promptId } = call.place;
  const move = runFlow({ step, digits, tries, prompting: promptId !== null }, input);
  if (move.kind !== 'stay' && input.kind === 'digit') stopPrompt(turn, call);
  make(turn, call, move);
}

export function stepOf(turn: Turn, call: CallAt<'flow'>): FlowStep | undefined {
  return flowOf(turn.config, call)?.steps[call.place.step];
}

export function playInFlow(turn: Turn, call: CallAt<'flow'>, entry: number, prompts: string[]): void {
  const promptId = flowPromptIdOf(call.id, entry);
  ask(turn, { kind: 'prompt.play', interactionId: call.id, promptId, prompts, language: call.language });
}

function make(turn: Turn, call: CallAt<'flow'>, move: FlowMove): void {
  const { step, entry } = call.place;
  const about = { interactionId: call.id, step };
  switch (move.kind) {
    case 'stay':
      return;
    case 'wait':
      return tell(turn, { kind: 'flow.stepEntered', ...about, entry, until: turn.at + move.waitMs });
    case 'type':
      return tell(turn, { kind: 'flow.digitsTyped', ...about, digits: move.digits, until: turn.at + move.waitMs });
    case 'speak':
      return speak(turn, call, move);
    case 'decide':
      return decide(turn, call, move);
    case 'go':
      return goAhead(turn, call, move.next, move.ahead);
    case 'hang-up':
      return endCall(turn, call, { ending: 'overflowed', by: 'zvon' });
  }
}

function decide(turn: Turn, call: CallAt<'flow'>, move: Extract<FlowMove, { kind: 'decide' }>): void {
  const { step, digits } = call.place;
  const about = { interactionId: call.id };
  if (move.digits !== digits) {
    tell(turn, { kind: 'flow.digitsTyped', ...about, step, digits: move.digits, until: null });
  }
  if (move.attribute) tell(turn, { kind: 'attribute.set', ...about, ...move.attribute });
  goOn(turn, call, move.next ?? step);
}

function speak(turn: Turn, call: CallAt<'flow'>, { language, next }: Extract<FlowMove, { kind: 'speak' }>): void {
  if (language !== null) tell(turn, { kind: 'language.chosen', interactionId: call.id, language });
  goOn(turn, call, next);
}

/** What was decided in this step is in the call by now. */
function goOn(turn: Turn, { id }: CallAt<'flow'>, next: string): void {
  const call = turn.state.calls.get(id);
  if (isAt(call, 'flow')) enterStep(turn, call, next);
}

/** A digit that stopped a greeting counts for the question after it: whoever knows the menu need not wait. */
function goAhead(turn: Turn, call: CallAt<'flow'>, next: string, ahead: string | null): void {
  enterStep(turn, call, next);
  const after = turn.state.calls.get(call.id);
  if (ahead === null || !isAt(after, 'flow')) return;
  const step = stepOf(turn, after);
  if (step && takesAhead(step)) continueFlow(turn, after, { kind: 'digit', digit: ahead });
}

function stopPrompt(turn: Turn, call: CallAt<'flow'>): void {
  const { promptId } = call.place;
  if (promptId !== null) ask(turn, { kind: 'prompt.stop', interactionId: call.id, promptId });
}

export function promptFinishedInFlow(turn: Turn, call: CallAt<'flow'>, promptId: string): void {
  if (call.place.promptId === promptId) continueFlow(turn, call, { kind: 'prompt-finished' });
}

/** The time of a prompt is up when its end was never told; otherwise the caller has not typed in time. */
export function flowTimedOut(turn: Turn, interactionId: InteractionId): void {
  const call = turn.state.calls.get(interactionId);
  if (!isAt(call, 'flow')) return;
  continueFlow(turn, call, { kind: call.place.promptId === null ? 'timed-out' : 'prompt-finished' });
}
