import { pass, until } from '../../phone/support/waiting.ts';
import type { Centre } from '../world/centre.ts';
import type { Agent, Offer } from './agent.ts';
import type { Caller } from './caller.ts';
import { offerOf } from './talk.ts';

export interface Crowd {
  /** Nobody new comes. Resolves when all who came were served or sent away: who was sent away, each in one sentence. */
  stop(): Promise<string[]>;
}

const ringEveryMs = 250;
const talksForMs = 200;
const patienceMs = 60_000;

/** Callers who keep coming, each until somebody has answered and a word is said. */
export function keepRinging(centre: Centre, everyMs = ringEveryMs): Crowd {
  const served: Promise<string[]>[] = [];
  let stopped = false;
  const ringing = (async () => {
    while (!stopped) {
      served.push(serve(centre, await centre.ring()));
      await pass(everyMs);
    }
  })();
  return {
    async stop() {
      stopped = true;
      await ringing;
      return (await Promise.all(served)).flat();
    },
  };
}

async function serve({ agents }: Centre, caller: Caller): Promise<string[]> {
  const isServed = (): boolean => offerOf(caller, agents)?.offer.call.state === 'answered';
  const isOver = (): boolean => caller.call.state === 'ended';
  await until(() => isServed() || isOver(), patienceMs).catch(() => undefined);
  if (!isServed()) {
    await caller.hangUp();
    const waitedMs = Math.round(performance.now() - caller.rangAtMs);
    return [
      `the caller ${caller.from} was not served: ${JSON.stringify(await caller.call.ended())} after ${waitedMs} ms`,
    ];
  }
  await pass(talksForMs);
  await caller.hangUp();
  return [];
}

/** When somebody rang at an agent first after this moment. */
export async function firstOfferAfter({ agents }: { agents: readonly Agent[] }, sinceMs: number): Promise<number> {
  const found = (): number[] =>
    agents.flatMap(({ offers }) => offers.flatMap(({ atMs }) => (atMs > sinceMs ? [atMs] : [])));
  await until(() => found().length > 0, patienceMs);
  return Math.min(...found());
}

/** The moment in which the first of those who rang at an agent after this moment has been answered. */
export async function firstAnswerAfter({ agents }: { agents: readonly Agent[] }, sinceMs: number): Promise<number> {
  const isAnswered = ({ atMs, call }: Offer): boolean => atMs > sinceMs && call.state === 'answered';
  await until(() => agents.some(({ offers }) => offers.some(isAnswered)), patienceMs);
  return performance.now();
}
