import { checkDigits } from './check-digits.ts';
import type { FlowInput, FlowMove, FlowPosition, StepOf } from './run-flow.ts';

export function runDigits(step: StepOf<'digits'>, position: FlowPosition, input: FlowInput): FlowMove {
  switch (input.kind) {
    case 'prompt-finished':
      return position.prompting ? { kind: 'wait', waitMs: step.waitMs } : { kind: 'stay' };
    case 'timed-out':
      return decide(step, position, position.digits);
    case 'digit':
      return takeDigit(step, position, input.digit);
  }
}

function takeDigit(step: StepOf<'digits'>, position: FlowPosition, digit: string): FlowMove {
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
function decide(step: StepOf<'digits'>, position: FlowPosition, digits: string): FlowMove {
  if (digits === '') return { kind: 'decide', digits, attribute: null, next: step.none };
  const check = checkDigits(step, digits);
  const attribute = { key: step.attribute, value: digits, type: step.type, check };
  if (check !== 'invalid') return { kind: 'decide', digits, attribute, next: step.next };
  return { kind: 'decide', digits, attribute, next: position.tries < step.tries ? null : step.invalid };
}
