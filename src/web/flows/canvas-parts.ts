import type { Edge } from '@xyflow/react';
import { exitsOf } from '../../core/flow/exits.ts';
import type { FlowProblem } from '../../shared/api/flows.ts';
import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';
import { allExits } from './edit-flow.ts';
import { layOut, stepHeight, stepWidth } from './lay-out.ts';
import type { StepNodeType } from './step-node.tsx';

interface Words {
  exit: (exit: string) => string;
  summary: (step: FlowStep) => string;
  /** The step as it is said: what kind, how many exits, how many problems. */
  said: (name: string, step: FlowStep, problems: number) => string;
  role: string;
}

interface Shown {
  flow: FlowDefinition;
  problems: readonly FlowProblem[];
  chosen: string | null;
  words: Words;
}

/** The steps as the canvas draws them; the focus comes to one of them and goes on by the arrows. */
export function nodesOf({ flow, problems, chosen, words }: Shown): StepNodeType[] {
  const places = layOut(flow);
  const entry = chosen ?? (Object.hasOwn(flow.steps, flow.start) ? flow.start : Object.keys(flow.steps)[0]);
  return Object.entries(flow.steps).map(([name, step]): StepNodeType => {
    const its = problems.filter((problem) => problem.step === name);
    const worst = its.some(({ severity }) => severity === 'error') ? 'error' : its.length > 0 ? 'warning' : null;
    return {
      id: name,
      type: 'step',
      position: places[name] ?? { x: 0, y: 0 },
      width: stepWidth,
      height: stepHeight(step),
      ariaRole: 'group',
      ariaLabel: words.said(name, step, its.length),
      domAttributes: {
        tabIndex: name === entry ? 0 : -1,
        'aria-roledescription': words.role,
        'aria-current': name === chosen ? 'step' : undefined,
      },
      data: {
        ...{ name, kind: step.kind, summary: words.summary(step), severity: worst },
        exits: exitsOf(step).map(({ exit, next }) => ({
          exit,
          word: words.exit(exit),
          isOpen: !Object.hasOwn(flow.steps, next),
        })),
        isStart: flow.start === name,
        isChosen: name === chosen,
      },
    };
  });
}

/** A line for every exit that leads to a step; those of the chosen one stand out. Said by the outline, not by the lines. */
export function edgesOf(flow: FlowDefinition, chosen: string | null): Edge[] {
  return allExits(flow)
    .filter(({ next }) => Object.hasOwn(flow.steps, next))
    .map(({ step, exit, next }) => ({
      id: `${step}\n${exit}`,
      source: step,
      sourceHandle: exit,
      target: next,
      type: 'smoothstep',
      pathOptions: { borderRadius: 6, offset: 16 },
      data: { isChosen: step === chosen },
      className: step === chosen || next === chosen ? 'lit' : undefined,
      ariaRole: 'presentation',
      domAttributes: { 'aria-hidden': true },
      markerEnd: step === chosen || next === chosen ? 'flow-arrow-lit' : 'flow-arrow',
    }));
}
