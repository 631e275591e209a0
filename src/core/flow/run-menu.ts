import type { FlowInput, FlowMove, FlowPosition, StepOf } from './run-flow.ts';

/** One key is an answer: it goes where it leads at once, also while the prompt still plays. */
export function runMenu(step: StepOf<'menu'>, { tries, prompting }: FlowPosition, input: FlowInput): FlowMove {
  if (input.kind === 'prompt-finished') return prompting ? { kind: 'wait', waitMs: step.waitMs } : { kind: 'stay' };
  const choice = input.kind === 'digit' ? step.choices.find(({ digit }) => digit === input.digit) : undefined;
  if (choice) return { kind: 'decide', digits: choice.digit, attribute: null, next: choice.next };
  return { kind: 'decide', digits: '', attribute: null, next: tries < step.tries ? null : step.none };
}

/** Asked once: whoever says nothing, or something else, is spoken to as before. */
export function runLanguage(step: StepOf<'language'>, { prompting }: FlowPosition, input: FlowInput): FlowMove {
  if (input.kind === 'prompt-finished') return prompting ? { kind: 'wait', waitMs: step.waitMs } : { kind: 'stay' };
  const choice = input.kind === 'digit' ? step.choices.find(({ digit }) => digit === input.digit) : undefined;
  return { kind: 'speak', language: choice?.language ?? null, next: step.next };
}
