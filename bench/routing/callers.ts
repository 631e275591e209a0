import type { InteractionId } from '../../src/shared/ids.ts';
import type { Model } from './model.ts';
import { chance } from '../../src/features/demo/seed/seed-id.ts';
import { exponential } from './exponential.ts';

export interface Caller {
  nth: number;
  id: InteractionId;
  at: number;
  from: string;
  to: string;
  patienceMs: number;
  /** Talk and wrap-up together. */
  serviceMs: number;
}

const serviceMs = 300_000;
const patienceMs = { least: 60_000, mean: 600_000 };
const waveMs = 4 * 3_600_000;
/** A number that called before is drawn from so many. */
const recent = 5_000;

/**
 * Who calls, when, and for how long: of each purpose a stream of its own, so that what a policy decides moves none of
 * them.
 */
export function createCallers(model: Model, { load, seed, opensAt }: { load: number; seed: number; opensAt: number }) {
  const [times, lines, services, patiences, numbers] = [1, 2, 3, 4, 5].map((stream) => chance(seed * 97 + stream));
  const agents = Object.keys(model.config.agents).length;
  let at = opensAt;
  let nth = 0;
  return (): Caller => {
    const wave = 1 + 0.15 * Math.sin((2 * Math.PI * (at - opensAt)) / waveMs);
    at += exponential(times!) / (((load * agents) / serviceMs) * wave);
    const draw = lines!();
    const again = numbers!() < 0.1 ? Math.floor(numbers!() * Math.min(nth, recent)) : 0;
    const caller: Caller = {
      nth,
      id: flat(`00000003-0000-4000-8000-${String(nth).padStart(12, '0')}`) as InteractionId,
      at: Math.round(at),
      from: flat(`420${nth - again}`),
      to: model.lines.find(({ upTo }) => draw < upTo)!.to,
      patienceMs: Math.round(patienceMs.least + patienceMs.mean * exponential(patiences!)),
      serviceMs: Math.round(serviceMs * (0.3 + 0.7 * exponential(services!))),
    };
    nth += 1;
    return caller;
  };
}

/** In so many milliseconds so many come, the wave apart. */
export const arrivalsMs = (contacts: number, { agents, load }: { agents: number; load: number }): number =>
  (contacts * serviceMs) / (load * agents);

/** As it comes over a wire: not pieced together of strings. */
const flat = (text: string): string => Buffer.from(text).toString('latin1');
