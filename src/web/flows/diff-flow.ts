import type { FlowDefinition } from '../../shared/config/flow.ts';

/** A value of a step before and after, at its path within the step; undefined where there is none. */
export interface FieldChange {
  path: string;
  before: unknown;
  after: unknown;
}

export type StepChange =
  | { kind: 'added'; step: string }
  | { kind: 'removed'; step: string }
  | { kind: 'changed'; step: string; fields: FieldChange[] };

export interface FlowDifference {
  /** Where the flow begins, if that is another step now. */
  start: { before: string; after: string } | null;
  steps: StepChange[];
}

/** What publishing would change. Where a step stands on the canvas is of no concern to callers. */
export function diffFlow(before: FlowDefinition, after: FlowDefinition): FlowDifference {
  const names = [...new Set([...Object.keys(after.steps), ...Object.keys(before.steps)])];
  return {
    start: before.start === after.start ? null : { before: before.start, after: after.start },
    steps: names.flatMap((step): StepChange[] => {
      if (!Object.hasOwn(before.steps, step)) return [{ kind: 'added', step }];
      if (!Object.hasOwn(after.steps, step)) return [{ kind: 'removed', step }];
      const fields = diffFields(withComment(before, step), withComment(after, step));
      return fields.length > 0 ? [{ kind: 'changed', step, fields }] : [];
    }),
  };
}

export const isSame = ({ start, steps }: FlowDifference): boolean => start === null && steps.length === 0;

/** Nothing at all is different, not even a place. */
export const isEqual = (one: unknown, other: unknown): boolean => diffFields(one, other).length === 0;

const withComment = (flow: FlowDefinition, step: string): unknown => {
  const comment = flow.comments?.[step];
  return { ...flow.steps[step], ...(comment !== undefined && { comment }) };
};

/** Lists are compared by place, objects by key. */
function diffFields(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (!isTree(before) || !isTree(after) || Array.isArray(before) !== Array.isArray(after))
    return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => diffFields(before[key], after[key], path === '' ? key : `${path}.${key}`));
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
