import type { FlowDefinition } from '../../shared/config/flow.ts';
import { exitsOf, stepNamed } from './exits.ts';

/** The steps that a caller can come to, in the order in which a reader meets them who takes the first exit first. */
export function walkFlow(flow: FlowDefinition): string[] {
  const met = new Set<string>();
  const ahead = [flow.start];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const step = stepNamed(flow, name);
    if (!step || met.has(name)) continue;
    met.add(name);
    ahead.push(
      ...exitsOf(step)
        .map(({ next }) => next)
        .reverse(),
    );
  }
  return [...met];
}
