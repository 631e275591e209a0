import { exitsOf, stepNamed } from '../../core/flow/exits.ts';
import type { FlowDefinition, FlowStep } from '../../shared/config/flow.ts';
import { connectExit, followStep, openExit } from './connect-exit.ts';

/** An exit of a step: what leads on from it. */
export interface ExitOf {
  step: string;
  exit: string;
}

export interface Place {
  x: number;
  y: number;
}

const withoutKey = <Value>(all: Record<string, Value>, key: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));

const renameKey = <Value>(all: Record<string, Value>, from: string, to: string): Record<string, Value> =>
  Object.fromEntries(Object.entries(all).map(([key, value]) => [key === from ? to : key, value]));

type Extras = Pick<FlowDefinition, 'places' | 'comments'>;

/** Places and comments are kept by the names of the steps; a flow without any has none. */
function changeExtras(
  flow: FlowDefinition,
  change: <Value>(all: Record<string, Value>) => Record<string, Value>,
): Extras {
  return {
    ...(flow.places && { places: change(flow.places) }),
    ...(flow.comments && { comments: change(flow.comments) }),
  };
}

/** The name itself where nobody has it, else with the next free number. */
export function freeName(flow: FlowDefinition, wanted: string): string {
  const isFree = (name: string): boolean => !Object.hasOwn(flow.steps, name) && name !== openExit;
  if (isFree(wanted)) return wanted;
  const base = wanted.replace(/ \d+$/, '').slice(0, 55);
  for (let n = 2; ; n += 1) if (isFree(`${base} ${n}`)) return `${base} ${n}`;
}

export const putStep = (flow: FlowDefinition, name: string, step: FlowStep): FlowDefinition => ({
  ...flow,
  steps: { ...flow.steps, [name]: step },
});

export function connect(flow: FlowDefinition, { step, exit }: ExitOf, to: string): FlowDefinition {
  const from = stepNamed(flow, step);
  return from ? putStep(flow, step, connectExit(from, exit, to)) : flow;
}

/** Where an exit leads now; null where it leads to no step. */
export function targetOf(flow: FlowDefinition, { step, exit }: ExitOf): string | null {
  const from = stepNamed(flow, step);
  const next = from && exitsOf(from).find((one) => one.exit === exit)?.next;
  return next !== undefined && Object.hasOwn(flow.steps, next) ? next : null;
}

/** Adds a step. After an exit it stands between that exit and where it led before. */
export function addStep(
  flow: FlowDefinition,
  name: string,
  step: FlowStep,
  after?: ExitOf,
  place?: Place,
): FlowDefinition {
  const added = putStep(flow, name, step);
  const placed = place ? { ...added, places: { ...added.places, [name]: place } } : added;
  const begun = Object.hasOwn(flow.steps, flow.start) ? placed : { ...placed, start: name };
  if (!after) return begun;
  const to = targetOf(flow, after);
  const [first] = exitsOf(step);
  const onward = first && to !== null ? connect(begun, { step: name, exit: first.exit }, to) : begun;
  return connect(onward, after, name);
}

/** The step by its new name, with every exit that led to it. Null where the name is taken. */
export function renameStep(flow: FlowDefinition, from: string, to: string): FlowDefinition | null {
  if (to === from) return flow;
  if (Object.hasOwn(flow.steps, to) || to === openExit || to === '') return null;
  const steps = Object.entries(flow.steps).map(([name, step]) => [name, followStep(step, from, to)] as const);
  return {
    ...flow,
    ...changeExtras(flow, (all) => renameKey(all, from, to)),
    start: flow.start === from ? to : flow.start,
    steps: renameKey(Object.fromEntries(steps), from, to),
  };
}

/** Without the step. What led to it leads nowhere, which the problems tell; nothing is connected by a guess. */
export function removeStep(flow: FlowDefinition, name: string): FlowDefinition {
  return { ...flow, ...changeExtras(flow, (all) => withoutKey(all, name)), steps: withoutKey(flow.steps, name) };
}

export function duplicateStep(flow: FlowDefinition, name: string, copy: string): FlowDefinition {
  const step = flow.steps[name];
  if (!step) return flow;
  const place = flow.places?.[name];
  return addStep(flow, copy, step, undefined, place && { x: place.x + 24, y: place.y + 24 });
}

/** Takes the step out of where it is, closing the gap by its first exit, and puts it after another exit. */
export function moveStep(flow: FlowDefinition, name: string, after: ExitOf): FlowDefinition {
  const step = flow.steps[name];
  if (!step || after.step === name) return flow;
  const [first] = exitsOf(step);
  const onward = first && first.next !== name ? first.next : openExit;
  const steps = Object.entries(flow.steps).map(
    ([one, other]) => [one, one === name ? other : followStep(other, name, onward)] as const,
  );
  const start = flow.start === name && Object.hasOwn(flow.steps, onward) ? onward : flow.start;
  const out: FlowDefinition = { ...flow, start, steps: Object.fromEntries(steps) };
  const to = targetOf(out, after);
  const closed = first ? connect(out, { step: name, exit: first.exit }, to ?? openExit) : out;
  return connect(closed, after, name);
}

export function commentOn(flow: FlowDefinition, name: string, comment: string): FlowDefinition {
  const { comments = {}, ...rest } = flow;
  const kept = comment === '' ? withoutKey(comments, name) : { ...comments, [name]: comment };
  return Object.keys(kept).length > 0 ? { ...rest, comments: kept } : rest;
}

export const placeStep = (flow: FlowDefinition, name: string, place: Place): FlowDefinition => ({
  ...flow,
  places: { ...flow.places, [name]: place },
});

/** Every step is laid out anew. */
export function forgetPlaces({ places: _, ...flow }: FlowDefinition): FlowDefinition {
  return flow;
}

/** All exits of the flow, in the order of its steps. */
export const allExits = (flow: FlowDefinition): (ExitOf & { next: string })[] =>
  Object.entries(flow.steps).flatMap(([step, one]) => exitsOf(one).map(({ exit, next }) => ({ step, exit, next })));

export const leadingTo = (flow: FlowDefinition, name: string): ExitOf[] =>
  allExits(flow).filter(({ next }) => next === name);
