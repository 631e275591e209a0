import type { FlowStep } from '../../shared/config/flow.ts';
import { passesLuhn } from './luhn.ts';

type DigitsStep = Extract<FlowStep, { kind: 'digits' }>;

export type DigitsCheck = 'valid' | 'invalid' | 'unchecked';

/** A number of the right length without a check digit is taken as typed: `unchecked`, which is not `invalid`. */
export function checkDigits(step: DigitsStep, digits: string): DigitsCheck {
  if (digits.length < step.lengthMin || digits.length > step.lengthMax) return 'invalid';
  if (step.check === 'none') return 'unchecked';
  return passesLuhn(digits) ? 'valid' : 'invalid';
}
