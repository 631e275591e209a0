import type { RoutingFact } from '../../src/shared/events.ts';
import { LegId } from '../../src/shared/ids.ts';
import { shortId } from './routing-words.ts';

// In tables a leg is named by its call and its number, `c1-2`; its true id tells the moment of its dialling as well.

export type LegNames = Map<string, LegId>;

export const legOf = (call: string, attempt: number): LegId => LegId.parse(`${call}-${attempt}`);

/** Keeps the names of the legs that were dialled. */
export function namedIn(facts: readonly RoutingFact[], legs: LegNames): void {
  for (const fact of facts)
    if (fact.kind === 'call.offered' || fact.kind === 'leg.redialled') legs.set(shortId(fact.legId), fact.legId);
}

/** The same with each leg under its true id; one that was never dialled keeps the name. */
export const withTrueLegs = <T>(happening: T, legs: LegNames): T =>
  JSON.parse(JSON.stringify(happening), (key, value) =>
    key === 'legId' && typeof value === 'string' ? (legs.get(value) ?? value) : value,
  ) as T;
