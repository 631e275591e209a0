import type { FlowDefinition } from '../../shared/config/flow.ts';
import { leadingTo, type Place } from './edit-flow.ts';
import { nextSteps } from './lay-out.ts';

/**
 * The step that an arrow leads to on the canvas: right and left along the lines, up and down to the nearest in the same
 * column, and where there is none, to the nearest of all above or below.
 */
export function walkCanvas(
  flow: FlowDefinition,
  places: Record<string, Place>,
  from: string,
  key: string,
): string | null {
  const here = places[from];
  if (!here) return null;
  if (key === 'ArrowRight') return nextSteps(flow, from).find((name) => name !== from) ?? null;
  if (key === 'ArrowLeft') return leadingTo(flow, from).find(({ step }) => step !== from)?.step ?? null;
  const way = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (way === undefined) return null;
  const ahead = Object.entries(places).filter(([, { y }]) => Math.sign(y - here.y) === way);
  const distance = ({ x, y }: Place): number => Math.abs(y - here.y) + 4 * Math.abs(x - here.x);
  return ahead.toSorted(([, one], [, other]) => distance(one) - distance(other))[0]?.[0] ?? null;
}
