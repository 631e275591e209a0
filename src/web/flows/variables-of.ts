import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';

interface Variable {
  key: string;
  setBy: string[];
  readBy: string[];
}

function setIn(step: FlowStep): string[] {
  if (step.kind === 'digits') return [step.attribute];
  return step.kind === 'set' ? Object.keys(step.attributes) : [];
}

function readIn(step: FlowStep): string[] {
  if (step.kind !== 'condition') return [];
  return step.all.flatMap((test) => (test.of === 'attribute' || test.of === 'attribute-value' ? [test.key] : []));
}

/** The attributes that the flow's steps note down or ask for, by their keys. */
export function variablesOf({ steps }: FlowDefinition): Variable[] {
  const all = Object.entries(steps);
  const keys = new Set(all.flatMap(([, step]) => [...setIn(step), ...readIn(step)]));
  const naming = (key: string, keysIn: (step: FlowStep) => string[]): string[] =>
    all.filter(([, step]) => keysIn(step).includes(key)).map(([name]) => name);
  return [...keys].toSorted().map((key) => ({ key, setBy: naming(key, setIn), readBy: naming(key, readIn) }));
}
