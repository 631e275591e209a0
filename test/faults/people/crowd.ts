import { pass, until } from '../../phone/support/waiting.ts';
import type { Centre } from '../world/centre.ts';
import type { Caller } from './caller.ts';
import { offerOf } from './talk.ts';

const ringEveryMs = 250;
const talksForMs = 200;
const patienceMs = 60_000;

/** Callers who keep coming, each until somebody has answered and a word is said. */
export function keepRinging(centre: Centre, everyMs = ringEveryMs) {
  const served: Promise<void>[] = [];
  const callers: Caller[] = [];
  let stopped = false;
  const ringing = (async () => {
    while (!stopped) {
      const caller = await centre.ring();
      callers.push(caller);
      served.push(serve(centre, caller));
      await pass(everyMs);
    }
  })();
  return {
    callers,
    /** Nobody new comes; resolves when all who came were served. Rejects when one of them was not. */
    async stop(): Promise<void> {
      stopped = true;
      await ringing;
      await Promise.all(served);
    },
  };
}

async function serve(centre: Centre, caller: Caller): Promise<void> {
  await until(() => offerOf(caller, centre.agents)?.offer.call.state === 'answered', patienceMs);
  await pass(talksForMs);
  await caller.hangUp();
}

/** When somebody who rang after this moment rang at an agent first. */
export async function firstOfferAfter(centre: Centre, sinceMs: number, withinMs = 60_000): Promise<number> {
  const found = (): number[] =>
    centre.agents.flatMap(({ offers }) => offers.flatMap(({ atMs }) => (atMs > sinceMs ? [atMs] : [])));
  await until(() => found().length > 0, withinMs);
  return Math.min(...found());
}
