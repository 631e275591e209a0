import { checkDigits, type DigitsCheck } from './check-digits.ts';
import type { FlowStep } from '../../shared/config/flow.ts';

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
  | { kind: 'decide'; digits: string; attribute: FlowAttribute | null; next: string | null }
  | { kind: 'hang-up' };

type DigitsStep = Extract<FlowStep, { kind: 'digits' }>;

/** One step of a flow, one input: what to do. Pure; whoever runs it plays, waits and writes the facts. */
export function runFlow(position: FlowPosition, input: FlowInput): FlowMove {
  switch (position.step.kind) {
    case 'play':
      return runPlay(position.step, input);
    case 'digits':
      return runDigits(position.step, position, input);
    case 'hangup':
      return input.kind === 'digit' ? { kind: 'stay' } : { kind: 'hang-up' };
    case 'queue':
      return { kind: 'stay' };
  }
}

/** The prompts that are heard on entering a step, on the first and on a later try. */
export function promptsOf(step: FlowStep, tries: number): string[] {
  if (step.kind === 'digits') return [tries === 1 ? step.prompt : step.retryPrompt];
  return step.prompt === null ? [] : [step.prompt];
}

function runPlay(step: Extract<FlowStep, { kind: 'play' }>, input: FlowInput): FlowMove {
  return { kind: 'go', next: step.next, ahead: input.kind === 'digit' ? input.digit : null };
}

function runDigits(step: DigitsStep, position: FlowPosition, input: FlowInput): FlowMove {
  switch (input.kind) {
    case 'prompt-finished':
      return position.prompting ? { kind: 'wait', waitMs: step.waitMs } : { kind: 'stay' };
    case 'timed-out':
      return decide(step, position, position.digits);
    case 'digit':
      return takeDigit(step, position, input.digit);
  }
}

function takeDigit(step: DigitsStep, position: FlowPosition, digit: string): FlowMove {
  if (digit === step.finishOn)
    return endsTheWrongOnes(position) ? { kind: 'stay' } : decide(step, position, position.digits);
  if (!/^\d$/.test(digit)) return { kind: 'stay' };
  const digits = position.digits + digit;
  if (digits.length >= step.lengthMax) return decide(step, position, digits);
  return { kind: 'type', digits, waitMs: step.waitMs };
}

/** Digits that fill the length are judged without their finish key; it comes after them and says nothing of the next try. */
const endsTheWrongOnes = ({ digits, tries, prompting }: FlowPosition): boolean =>
  digits === '' && tries > 1 && prompting;

/** Silence goes on at once: a caller without a card must not be asked for it again and again. */
function decide(step: DigitsStep, position: FlowPosition, digits: string): FlowMove {
  if (digits === '') return { kind: 'decide', digits, attribute: null, next: step.none };
  const check = checkDigits(step, digits);
  const attribute = { key: step.attribute, value: digits, type: step.type, check };
  if (check !== 'invalid') return { kind: 'decide', digits, attribute, next: step.next };
  return { kind: 'decide', digits, attribute, next: position.tries < step.tries ? null : step.invalid };
}
