import { pass, until } from '../../phone/support/waiting.ts';
import { untrueTellings } from '../observe/acknowledged.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { startTyping } from '../people/typist.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';

const talks = 2;
const free = 2;
const underLoadMs = 3_000;
/** A child that dies within ten seconds again and again waits longer each time. */
const livesMs = 8_000;

export const databaseKilled: Scenario = {
  name: 'database-killed',
  does: 'kill -9 of PostgreSQL under calls, new callers and typing',
  times: 5,
  goal: { what: 'a new caller rings at an agent', share: 'p95', ms: 3_000 },
  async run(world) {
    const { times, say } = world;
    const centre = await openCentre(world, { agents: talks + free, talks });
    try {
      const typists = await Promise.all(centre.talks.map((talk) => startTyping(talk, centre.log)));
      const { faults, ...rounds } = await repeat(times, say, () => killOnce(centre));
      const lost = (await Promise.all(typists.map((typist) => typist.stop()))).flat();
      const told = centre.agents.flatMap(({ desk }) => desk.told);
      const untrue = await untrueTellings(centre.log, told);
      const notes = typists.reduce((sum, typist) => sum + typist.acknowledged(), 0);
      return {
        ...rounds,
        faults: [...faults, ...lost, ...untrue, ...(await centre.faults())],
        notes: [
          ...rounds.notes,
          `${notes} notes were acknowledged, ${told.length} tellings at desks compared with the log`,
        ],
      };
    } finally {
      await centre.close();
    }
  },
};

async function killOnce(centre: Centre): Promise<Round> {
  await until(() => centre.zvon.part('postgres') !== undefined);
  await pass(livesMs);
  const crowd = keepRinging(centre);
  await pass(underLoadMs);
  const killedAt = performance.now();
  centre.zvon.kill('postgres');
  // Whoever rang just then was decided about before.
  const ms = (await firstOfferAfter(centre, killedAt + alreadyDecidedMs)) - killedAt;
  return { ms, faults: await crowd.stop() };
}

const alreadyDecidedMs = 50;
