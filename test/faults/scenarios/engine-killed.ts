import { pass, until } from '../../phone/support/waiting.ts';
import { openCentre, type Centre } from '../world/centre.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';

const talks = 4;
const free = 2;
/** A child that lived ten seconds is started again at once, and so is the next one after it. */
const livesMs = [10_500, 3_000];
const noticesWithinMs = 250;
const impatientMs = 300;

export const engineKilled: Scenario = {
  name: 'engine-killed',
  does: 'kill -9 of the engine under calls',
  times: 20,
  goal: { what: 'a new caller rings at an agent', share: 'p95', ms: 3_000 },
  async run(world) {
    const { times, say } = world;
    const centre = await openCentre(world, { agents: talks + free, talks });
    try {
      const rounds = await repeat(times, say, (nth) => killOnce(centre, livesMs[nth % 2]!));
      return { ...rounds, faults: [...rounds.faults, ...(await centre.faults())] };
    } finally {
      await centre.close();
    }
  },
};

async function killOnce(centre: Centre, livesMs: number): Promise<Round> {
  await until(() => centre.zvon.part('engine') !== undefined);
  await pass(livesMs);
  const killedAt = performance.now();
  centre.zvon.kill('engine');
  const impatient = giveUp(centre);
  const crowd = keepRinging(centre);
  const ms = (await firstOfferAfter(centre, killedAt)) - killedAt;
  const [faults] = await Promise.all([crowd.stop(), impatient]);
  return { ms, faults };
}

/** Somebody who hangs up before anybody is there again: they called all the same. */
async function giveUp(centre: Centre): Promise<void> {
  // Asterisk needs a moment to notice that nobody listens; who comes in it waits for the next engine in its hands.
  await pass(noticesWithinMs);
  const caller = await centre.ring();
  await until(() => caller.call.state === 'answered');
  await pass(impatientMs);
  await caller.hangUp();
}
