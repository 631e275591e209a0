import { appendFileSync, copyFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pass } from '../../phone/support/waiting.ts';
import { longestPause } from '../observe/longest-pause.ts';
import { keepRinging } from '../people/crowd.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';

const talks = 2;
/** So many that somebody is always free. */
const free = 8;
const ringEveryMs = 100;
const aroundMs = 2_000;

export const handedOver: Scenario = {
  name: 'handed-over',
  does: 'npm start -- --replace with another build, ten new callers a second',
  times: 3,
  goal: { what: 'nobody rings at any agent', share: 'max', ms: 1_000 },
  async run(world) {
    const { times, say } = world;
    const centre = await openCentre(world, { agents: talks + free, talks });
    const builds: string[] = [];
    try {
      const { faults, ...rounds } = await repeat(times, say, async () => {
        const next = anotherBuild(world.program, centre.scratch.folder, builds.length);
        builds.push(next);
        return replaceOnce(centre, next);
      });
      return { ...rounds, faults: [...faults, ...(await centre.faults())] };
    } finally {
      await centre.close();
      for (const build of builds) rmSync(build);
    }
  },
};

/** The same but for one line at its end: what a build is known by is its content. */
function anotherBuild(program: string, folder: string, nth: number): string {
  const next = path.join(path.dirname(program), `engine-${path.basename(folder)}-${nth}.mjs`);
  copyFileSync(program, next);
  appendFileSync(next, `\n// The build after the ${nth}th.\n`);
  return next;
}

async function replaceOnce(centre: Centre, next: string): Promise<Round> {
  const before = centre.zvon.part('engine')?.pid;
  const fromMs = performance.now();
  const crowd = keepRinging(centre, ringEveryMs);
  await pass(aroundMs);
  await centre.zvon.replace(next);
  await pass(aroundMs);
  // Until now somebody new came all the time; who is still held comes later.
  const toMs = performance.now();
  const unserved = await crowd.stop();
  const same = centre.zvon.part('engine')?.pid === before ? ['the engine is the same process as before'] : [];
  const rangAt = centre.agents.flatMap(({ offers }) => offers.map(({ atMs }) => atMs));
  return { ms: longestPause(rangAt, { fromMs, toMs }), faults: [...same, ...unserved] };
}
