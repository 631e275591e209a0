import type { Call } from '../../../src/adapters/sip-caller/call.ts';
import type { TimeWindow } from '../../../src/adapters/sip-caller/recorder.ts';
import { until } from '../../phone/support/waiting.ts';
import { missingIn, type MissingTone } from '../observe/audio.ts';
import type { Agent, Offer } from './agent.ts';
import { type Caller, type Dialled, ringIn } from './caller.ts';
import type { Stalls } from './stalls.ts';

/** A caller and an agent who hear each other. */
export interface Talk {
  caller: Caller;
  agent: Agent;
  offer: Offer;
  /** By the monotonic clock: from here on both are to be heard. */
  sinceMs: number;
}

const settlesMs = 400;

export async function startTalk(place: Dialled, agents: readonly Agent[]): Promise<Talk> {
  const caller = await ringIn(place);
  const { agent, offer } = await offered(caller, agents);
  await until(() => caller.call.state === 'answered' && offer.call.state === 'answered', 15_000);
  const begun = performance.now();
  const nowHears = (call: Call, toneHz: number): boolean => {
    const window = { fromMs: call.nowMs() - 200, toMs: call.nowMs() - 60 };
    return missingIn(call, toneHz, window).length === 0;
  };
  await until(
    () =>
      performance.now() > begun + settlesMs &&
      nowHears(caller.call, agent.toneHz) &&
      nowHears(offer.call, caller.toneHz),
    10_000,
  );
  return { caller, agent, offer, sinceMs: performance.now() };
}

/** Where and when a caller's contact rang first. */
export async function offered(
  caller: Pick<Caller, 'from'>,
  agents: readonly Agent[],
  withinMs = 15_000,
): Promise<{ agent: Agent; offer: Offer }> {
  let found = offerOf(caller, agents);
  await until(() => (found = offerOf(caller, agents)) !== undefined, withinMs);
  return found!;
}

export function offerOf({ from }: Pick<Caller, 'from'>, agents: readonly Agent[]) {
  return agents
    .flatMap((agent) => agent.offers.filter((offer) => sameNumber(offer.from, from)).map((offer) => ({ agent, offer })))
    .sort((left, right) => left.offer.atMs - right.offer.atMs)[0];
}

const sameNumber = (left: string, right: string): boolean => left.replace(/^\+/, '') === right.replace(/^\+/, '');

/** The longest time in which one of the two did not hear the other. */
export interface Silence {
  /** Without what this process itself was held up for. */
  ms: number;
  whose: 'the caller' | 'the agent';
  /** By the wall's clock, as logs have it. */
  at: string;
  /** Packets that did not come, or something else in them. */
  how: MissingTone['how'];
}

/** Looking takes long enough to be a silence itself: `nowMs` is the moment before the first look. */
export function longestSilence(talk: Talk, stalls: Stalls, nowMs: number): Silence | undefined {
  const { caller, agent, offer, sinceMs } = talk;
  const untilMs = nowMs - onTheWayMs;
  return [
    ...silencesOf(caller.call, agent.toneHz, { fromMs: sinceMs, toMs: untilMs }, stalls, 'the caller'),
    ...silencesOf(offer.call, caller.toneHz, { fromMs: sinceMs, toMs: untilMs }, stalls, 'the agent'),
  ].sort((left, right) => right.ms - left.ms)[0];
}

const onTheWayMs = 60;

function silencesOf(
  call: Call,
  toneHz: number,
  { fromMs, toMs }: TimeWindow,
  stalls: Stalls,
  whose: Silence['whose'],
): Silence[] {
  const zeroMs = performance.now() - call.nowMs();
  return missingIn(call, toneHz, { fromMs: fromMs - zeroMs, toMs: toMs - zeroMs }).map((gap) => {
    const window = { fromMs: gap.fromMs + zeroMs, toMs: gap.toMs + zeroMs };
    const at = new Date(performance.timeOrigin + window.fromMs).toISOString();
    return { ms: Math.round(gap.toMs - gap.fromMs - stalls.during(window)), whose, at, how: gap.how };
  });
}
