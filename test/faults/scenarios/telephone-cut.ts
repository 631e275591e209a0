import type { TcpProxy } from '../../support/tcp-proxy.ts';
import { pass } from '../../phone/support/waiting.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';
import { startOwnAsterisk } from '../world/own-asterisk.ts';

const talks = 2;
const stallMs = 5_000;
const betweenMs = 1_000;

type Cut = (line: TcpProxy) => Promise<void> | void;

/** The line between Zvon and Asterisk fails; Asterisk and the calls do not. */
const cutting = (scenario: Pick<Scenario, 'name' | 'does' | 'goal' | 'times'>, cut: Cut): Scenario => ({
  ...scenario,
  async run(world) {
    const { times, say } = world;
    let line: TcpProxy | undefined;
    const centre = await openCentre(world, {
      ...{ agents: talks + 1, talks },
      async prepare(folder) {
        const own = await startOwnAsterisk(folder);
        line = own.line;
        return own.settings;
      },
    });
    try {
      const { faults, ...rounds } = await repeat(times, say, () => cutOnce(centre, () => cut(line!)));
      return { ...rounds, faults: [...faults, ...(await centre.faults())] };
    } finally {
      await centre.close();
      await line?.close();
    }
  },
});

async function cutOnce(centre: Centre, cut: () => Promise<void> | void): Promise<Round> {
  await pass(betweenMs);
  const cutAt = performance.now();
  const isOver = Promise.resolve(cut());
  const crowd = keepRinging(centre);
  const ms = (await firstOfferAfter(centre, cutAt)) - cutAt;
  await isOver;
  return { ms, faults: await crowd.stop() };
}

const what = 'a new caller rings at an agent';

export const telephoneCuts: readonly Scenario[] = [
  cutting(
    {
      name: 'telephone-reset',
      does: 'the connections to Asterisk are reset under calls',
      times: 5,
      goal: { what, share: 'max', ms: 3_000 },
    },
    (line) => line.cut(),
  ),
  cutting(
    {
      name: 'telephone-half-open',
      does: 'the connections to Asterisk stay open and nothing passes (two of the pings each 5 s must be missed)',
      times: 2,
      goal: { what, share: 'max', ms: 16_000 },
    },
    (line) => line.silence(),
  ),
  cutting(
    {
      name: 'telephone-stalled',
      does: 'nothing passes between Zvon and Asterisk for 5 s, then all of it',
      times: 3,
      goal: { what, share: 'max', ms: stallMs + 3_000 },
    },
    (line) => line.stall(stallMs),
  ),
];
