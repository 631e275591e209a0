import type { FlowProblem } from '../../shared/api/flows.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { stepNamed } from './exits.ts';
import { findLoops } from './find-loops.ts';
import { heardLanguages } from './heard-languages.ts';
import { type FlowSurroundings, lintStep } from './lint-step.ts';
import { walkFlow } from './walk-flow.ts';

/**
 * What is wrong with a flow, in the order of its steps as walked from the start. `about` holds what a sentence names:
 * `exit` and `next`, `prompt`, `language`, `queue`, `calendar`, `digit`, `min` and `max`, or the `steps` of a loop.
 */
export function lintFlow(flow: FlowDefinition, around: FlowSurroundings): FlowProblem[] {
  const reached = walkFlow(flow);
  const names = [...new Set([...reached, ...Object.keys(flow.steps)])];
  const loops = findLoops(flow, names);
  const languages = heardLanguages(flow, around.languages);
  return [
    ...startMissing(flow),
    ...names.flatMap((name) => [
      ...unreachable(name, reached),
      ...lintStep({ flow, name, step: stepNamed(flow, name)!, around, languages }),
      ...loops.filter(([first]) => first === name).map(endless),
    ]),
  ];
}

const startMissing = (flow: FlowDefinition): FlowProblem[] =>
  stepNamed(flow, flow.start)
    ? []
    : [{ severity: 'error', rule: 'start-missing', step: null, about: { next: flow.start } }];

const unreachable = (name: string, reached: readonly string[]): FlowProblem[] =>
  reached.includes(name) ? [] : [{ severity: 'warning', rule: 'step-unreachable', step: name, about: {} }];

const endless = (loop: readonly string[]): FlowProblem => ({
  severity: 'error',
  rule: 'loop-without-exit',
  step: loop[0]!,
  about: { steps: loop.join(', ') },
});
