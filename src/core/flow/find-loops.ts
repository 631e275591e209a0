import type { FlowDefinition } from '../../shared/config/flow.ts';
import { isInstant } from './decide-instant.ts';
import { exitsOf, stepNamed } from './exits.ts';

/** Where each step leads. */
type Ways = ReadonlyMap<string, readonly string[]>;

/**
 * Rounds in which a call would go for ever: one of steps that are decided in an instant, or one from which no way leads
 * to a queue or the end. A way that is not drawn yet may lead there. `order` is that of the steps within a round.
 */
export function findLoops(flow: FlowDefinition, order: readonly string[]): string[][] {
  const ways: Ways = new Map(order.map((name) => [name, exitsOf(stepNamed(flow, name)!).map(({ next }) => next)]));
  const leadOn = leadingOn(ways);
  const trapped = loopsAmong(ways, (name) => !leadOn.has(name));
  const instant = loopsAmong(ways, (name) => isInstant(stepNamed(flow, name)!));
  return [
    ...trapped,
    ...instant.filter((loop) => !trapped.some((other) => loop.every((name) => other.includes(name)))),
  ];
}

/** The steps from which a way leads to one without exits, or to one that is not there. */
function leadingOn(ways: Ways): Set<string> {
  const found = new Set<string>();
  const leads = (name: string): boolean => {
    const next = ways.get(name);
    return next === undefined || next.length === 0 || next.some((one) => !ways.has(one) || found.has(one));
  };
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const name of ways.keys()) if (leads(name)) found.add(name);
  }
  return found;
}

/** Steps of which each leads to all of the same round, by way of such steps alone. */
function loopsAmong(ways: Ways, counts: (name: string) => boolean): string[][] {
  const names = [...ways.keys()].filter(counts);
  const reached = new Map(names.map((name) => [name, reachedFrom(name, ways, counts)]));
  const loops: string[][] = [];
  for (const name of names) {
    if (!reached.get(name)!.has(name) || loops.some((loop) => loop.includes(name))) continue;
    loops.push(names.filter((other) => reached.get(name)!.has(other) && reached.get(other)!.has(name)));
  }
  return loops;
}

function reachedFrom(from: string, ways: Ways, counts: (name: string) => boolean): Set<string> {
  const reached = new Set<string>();
  const ahead = [from];
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    for (const next of ways.get(name) ?? []) {
      if (reached.has(next) || !ways.has(next) || !counts(next)) continue;
      reached.add(next);
      ahead.push(next);
    }
  }
  return reached;
}
