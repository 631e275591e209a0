import { pass, until } from '../../phone/support/waiting.ts';
import { openCentre, type Centre } from '../world/centre.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import type { Scenario } from '../scenario.ts';

const talks = 4;
const free = 2;
/** A child that lived ten seconds is started again at once, and so is the next one after it. */
const livesMs = [10_500, 3_000];

export const engineKilled: Scenario = {
  name: 'engine-killed',
  does: 'kill -9 of the engine under calls',
  times: 20,
  goal: { what: 'a new caller rings at an agent', share: 'p95', ms: 3_000 },
  async run({ program, times, say }) {
    const centre = await openCentre({ program, agents: talks + free, talks });
    try {
      const measuredMs: number[] = [];
      for (let nth = 0; nth < times; nth += 1) {
        const ms = await killOnce(centre, livesMs[nth % 2]!);
        say(`  ${nth + 1}: ${Math.round(ms)} ms`);
        measuredMs.push(ms);
      }
      return { measuredMs, faults: await centre.faults() };
    } finally {
      await centre.close();
    }
  },
};

async function killOnce(centre: Centre, livesMs: number): Promise<number> {
  const bornAt = performance.now();
  await until(() => centre.zvon.part('engine') !== undefined);
  await pass(livesMs - (performance.now() - bornAt));
  const killedAt = performance.now();
  centre.zvon.kill('engine');
  const crowd = keepRinging(centre);
  const offeredAt = await firstOfferAfter(centre, killedAt);
  await crowd.stop();
  return offeredAt - killedAt;
}
