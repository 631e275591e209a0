import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';

/** A way out of a step and the step that it leads to. Of a menu a key is its own name. */
export interface FlowExit {
  exit: string;
  next: string;
}

/** Every way out of a step, in the order in which the screens show them; none leads out of a queue or the end. */
export function exitsOf(step: FlowStep): FlowExit[] {
  switch (step.kind) {
    case 'play':
    case 'language':
    case 'set':
    case 'announce-recording':
      return named(step, ['next']);
    case 'menu':
      return [...step.choices.map(({ digit, next }) => ({ exit: digit, next })), ...named(step, ['none'])];
    case 'digits':
      return named(step, ['next', 'none', 'invalid']);
    case 'hours':
      return named(step, ['open', 'closed', 'holiday']);
    case 'condition':
      return named(step, ['yes', 'no']);
    case 'queue':
    case 'hangup':
      return [];
  }
}

const named = <Exit extends string>(step: Readonly<Record<Exit, string | null>>, exits: readonly Exit[]): FlowExit[] =>
  exits.flatMap((exit) => {
    const next = step[exit];
    return next === null ? [] : [{ exit, next }];
  });

/** A step may be called like something that every object has. */
export const stepNamed = ({ steps }: FlowDefinition, name: string): FlowStep | undefined =>
  Object.hasOwn(steps, name) ? steps[name] : undefined;
