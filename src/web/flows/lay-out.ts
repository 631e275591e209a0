import { exitsOf, stepNamed } from '../../core/flow/exits.ts';
import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';
import type { Place } from './edit-flow.ts';

/** As drawn: 148 wide, a head of 46, a row of 24 for each exit. */
export const stepWidth = 148;
const headHeight = 46;
const rowHeight = 24;
export const grid = 8;
const columnWidth = 192;
const gap = 24;

export const stepHeight = (step: FlowStep): number => headHeight + rowHeight * exitsOf(step).length;

const onGrid = (value: number): number => Math.round(value / grid) * grid;

/**
 * Where every step stands. Who drew it has the last word; the others stand in columns from left to right, one further
 * than the furthest step that leads there, the ways back of a loop not counted.
 */
export function layOut(flow: FlowDefinition): Record<string, Place> {
  const columns = inColumns(flow);
  const placed: Record<string, Place> = {};
  columns.forEach((names, column) => {
    let y = 0;
    for (const name of ordered(names, columns[column - 1] ?? [], flow)) {
      placed[name] = { x: column * columnWidth, y };
      y = onGrid(y + stepHeight(flow.steps[name]!) + gap);
    }
  });
  return { ...placed, ...ofSteps(flow) };
}

/** Places are kept by name; one whose step is gone is nobody's. */
const ofSteps = ({ places = {}, steps }: FlowDefinition): Record<string, Place> =>
  Object.fromEntries(Object.entries(places).filter(([name]) => Object.hasOwn(steps, name)));

/** The steps that this one leads to, each once, in the order of its exits. */
export const nextSteps = (flow: FlowDefinition, name: string): string[] => {
  const step = stepNamed(flow, name);
  return step
    ? [...new Set(exitsOf(step).map(({ next }) => next))].filter((next) => Object.hasOwn(flow.steps, next))
    : [];
};

function inColumns(flow: FlowDefinition): string[][] {
  const depth = depths(flow);
  const columns: string[][] = [];
  for (const name of depth.keys()) (columns[depth.get(name)!] ??= []).push(name);
  return columns;
}

/** Of each step, how many lie before it at most. What nothing leads to begins a row of its own at the left. */
function depths(flow: FlowDefinition): Map<string, number> {
  const order = forwardOrder(flow);
  const rank = new Map(order.map((name, index) => [name, index]));
  const depth = new Map(order.map((name) => [name, 0]));
  for (const name of order)
    for (const next of nextSteps(flow, name))
      if (rank.get(next)! > rank.get(name)!) depth.set(next, Math.max(depth.get(next)!, depth.get(name)! + 1));
  return depth;
}

/** Each step before those it leads to, but where a loop leads back. */
function forwardOrder(flow: FlowDefinition): string[] {
  const seen = new Set<string>();
  const order: string[] = [];
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of nextSteps(flow, name).toReversed()) visit(next);
    order.unshift(name);
  };
  const names = Object.keys(flow.steps);
  for (const name of names.filter((one) => one !== flow.start).toReversed()) if (!isReached(flow, name)) visit(name);
  if (Object.hasOwn(flow.steps, flow.start)) visit(flow.start);
  names.forEach(visit);
  return order;
}

const isReached = (flow: FlowDefinition, name: string): boolean =>
  Object.keys(flow.steps).some((one) => one !== name && nextSteps(flow, one).includes(name));

/** A step stands about where the first of those that lead to it stands. */
function ordered(names: string[], before: string[], flow: FlowDefinition): string[] {
  const at = (name: string): number => {
    const from = before.findIndex((one) => nextSteps(flow, one).includes(name));
    if (from === -1) return before.length;
    return from + nextSteps(flow, before[from]!).indexOf(name) / 100;
  };
  return names.toSorted((one, other) => at(one) - at(other));
}
