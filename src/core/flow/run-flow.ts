import type { FlowStep, FlowStepKind } from '../../shared/config/flow.ts';
import type { LanguageTag } from '../../shared/language.ts';
import type { DigitsCheck } from './check-digits.ts';
import { runAnnouncement } from './run-announcement.ts';
import { runDigits } from './run-digits.ts';
import { runLanguage, runMenu } from './run-menu.ts';

export type StepOf<K extends FlowStepKind> = Extract<FlowStep, { kind: K }>;

/** Where a call is in its flow. `tries` counts the entries into this step in a row, from 1. */
export interface FlowPosition {
  step: FlowStep;
  digits: string;
  tries: number;
  prompting: boolean;
}

export type FlowInput = { kind: 'prompt-finished' } | { kind: 'digit'; digit: string } | { kind: 'timed-out' };

export interface FlowAttribute {
  key: string;
  value: string;
  type: string;
  check: DigitsCheck;
}

/** What follows from an input. Without a `next` the same step is tried again; `ahead` is typed for the step to come. */
export type FlowMove =
  | { kind: 'stay' }
  | { kind: 'wait'; waitMs: number }
  | { kind: 'type'; digits: string; waitMs: number }
  | { kind: 'go'; next: string; ahead: string | null }
  /** In the chosen language from now on; without one as before. */
  | { kind: 'speak'; language: LanguageTag | null; next: string }
  | { kind: 'decide'; digits: string; attribute: FlowAttribute | null; next: string | null }
  | { kind: 'hang-up' };

/** One step of a flow, one input: what to do. Pure; whoever runs it plays, waits and writes the facts. */
export function runFlow(position: FlowPosition, input: FlowInput): FlowMove {
  const { step } = position;
  switch (step.kind) {
    case 'play':
      return runPlay(step, input);
    case 'language':
      return runLanguage(step, position, input);
    case 'menu':
      return runMenu(step, position, input);
    case 'digits':
      return runDigits(step, position, input);
    case 'announce-recording':
      return runAnnouncement(step, position, input);
    case 'hangup':
      return input.kind === 'digit' ? { kind: 'stay' } : { kind: 'hang-up' };
    // Nobody rests in the instant ones, and in a queue no key means anything.
    case 'queue':
    case 'hours':
    case 'condition':
    case 'set':
      return { kind: 'stay' };
  }
}

/** The prompts that are heard on entering a step, on the first and on a later try. */
export function promptsOf(step: FlowStep, tries: number): string[] {
  switch (step.kind) {
    case 'digits':
    case 'menu':
      return [(tries === 1 ? null : step.retryPrompt) ?? step.prompt];
    case 'play':
    case 'language':
    case 'announce-recording':
      return [step.prompt];
    case 'queue':
    case 'hangup':
      return step.prompt === null ? [] : [step.prompt];
    case 'hours':
    case 'condition':
    case 'set':
      return [];
  }
}

/** Whether a key that was pressed before the step began is an answer to it. */
export const takesAhead = ({ kind }: FlowStep): boolean => kind === 'digits' || kind === 'menu' || kind === 'language';

function runPlay(step: StepOf<'play'>, input: FlowInput): FlowMove {
  return { kind: 'go', next: step.next, ahead: input.kind === 'digit' ? input.digit : null };
}
