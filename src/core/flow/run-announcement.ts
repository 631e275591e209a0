import type { FlowAttribute, FlowInput, FlowMove, FlowPosition, StepOf } from './run-flow.ts';

/** Of a call that is not recorded, because its caller said so. */
export const recordingAttribute = 'recording';
const refused: FlowAttribute = { key: recordingAttribute, value: 'no', type: 'flag', check: 'valid' };

/** No other key cuts it short: it is said so that it is heard. */
export function runAnnouncement(
  step: StepOf<'announce-recording'>,
  { prompting }: FlowPosition,
  input: FlowInput,
): FlowMove {
  switch (input.kind) {
    case 'prompt-finished':
      if (!prompting) return { kind: 'stay' };
      return step.refuseDigit === null ? goOn(step) : { kind: 'wait', waitMs: step.waitMs };
    case 'timed-out':
      return goOn(step);
    case 'digit':
      if (input.digit !== step.refuseDigit) return { kind: 'stay' };
      return { kind: 'decide', digits: input.digit, attribute: refused, next: step.next };
  }
}

const goOn = ({ next }: StepOf<'announce-recording'>): FlowMove => ({ kind: 'go', next, ahead: null });
