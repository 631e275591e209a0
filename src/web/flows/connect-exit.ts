import type { FlowStep } from '../../shared/config/flow.ts';

/** Where an exit leads that nobody has connected yet: no step may have this name. */
export const openExit = '?';

/** The step with one of its exits leading elsewhere; the exits are named as `exitsOf` names them. */
export function connectExit(step: FlowStep, exit: string, to: string): FlowStep {
  switch (step.kind) {
    case 'menu':
      return exit === 'none' ? { ...step, none: to } : connectChoice(step, exit, to);
    case 'digits':
      return exit === 'none' || exit === 'invalid' ? { ...step, [exit]: to } : { ...step, next: to };
    case 'hours':
      return exit === 'open' || exit === 'closed' || exit === 'holiday' ? { ...step, [exit]: to } : step;
    case 'condition':
      return exit === 'no' ? { ...step, no: to } : { ...step, yes: to };
    case 'queue':
    case 'hangup':
      return step;
    default:
      return { ...step, next: to };
  }
}

function connectChoice(step: Extract<FlowStep, { kind: 'menu' }>, digit: string, to: string): FlowStep {
  return { ...step, choices: step.choices.map((one) => (one.digit === digit ? { ...one, next: to } : one)) };
}

/** The step with each of its exits to `from` leading to `to`. */
export function followStep(step: FlowStep, from: string, to: string): FlowStep {
  const follow = (next: string): string => (next === from ? to : next);
  switch (step.kind) {
    case 'menu':
      return {
        ...step,
        choices: step.choices.map((one) => ({ ...one, next: follow(one.next) })),
        none: follow(step.none),
      };
    case 'digits':
      return { ...step, next: follow(step.next), none: follow(step.none), invalid: follow(step.invalid) };
    case 'hours':
      return {
        ...step,
        open: follow(step.open),
        closed: follow(step.closed),
        holiday: step.holiday === null ? null : follow(step.holiday),
      };
    case 'condition':
      return { ...step, yes: follow(step.yes), no: follow(step.no) };
    case 'queue':
    case 'hangup':
      return step;
    default:
      return { ...step, next: follow(step.next) };
  }
}
