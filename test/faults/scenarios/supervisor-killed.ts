import { pass, until } from '../../phone/support/waiting.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';
import type { Part } from '../world/zvon.ts';

const talks = 2;
const children: readonly Part[] = ['postgres', 'asterisk', 'engine'];
const aloneMs = 2_000;

export const supervisorKilled: Scenario = {
  name: 'supervisor-killed',
  does: 'kill -9 of the supervisor under calls; the next start adopts what runs',
  times: 3,
  goal: { what: 'npm start has adopted everything', share: 'max', ms: 10_000 },
  async run(world) {
    const { times, say } = world;
    const centre = await openCentre(world, { agents: talks + 1, talks });
    try {
      const { faults, ...rounds } = await repeat(times, say, () => killOnce(centre));
      return { ...rounds, faults: [...faults, ...(await centre.faults())] };
    } finally {
      await centre.close();
    }
  },
};

async function killOnce(centre: Centre): Promise<Round> {
  const { zvon } = centre;
  const before = children.map((name) => zvon.part(name)?.pid);
  zvon.kill('supervisor');
  await until(() => zvon.part('supervisor') === undefined);
  const unserved = await ringOnce(centre);
  await pass(aloneMs);
  const startedAt = performance.now();
  await zvon.start();
  const ms = performance.now() - startedAt;
  const changed = children.flatMap((name, nth) =>
    zvon.part(name)?.pid === before[nth] ? [] : [`${name} is another process than before`],
  );
  // Who adopted them looks after them: a dead one is replaced.
  zvon.kill('engine');
  return { ms, faults: [...changed, ...unserved, ...(await ringOnce(centre))] };
}

/** Nobody supervises, and a caller is served all the same. */
async function ringOnce(centre: Centre): Promise<string[]> {
  const since = performance.now();
  const crowd = keepRinging(centre);
  await firstOfferAfter(centre, since);
  return crowd.stop();
}
