import path from 'node:path';
import { projectRoot } from '../../../tools/parts/paths.mjs';
import { startPostgres } from '../../../tools/parts/postgres-server.mjs';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import type { Scenario } from '../scenario.ts';
import { checkOut, foldState, type LandedVersion } from '../upgrade/landed-version.ts';
import { differenceIn } from '../upgrade/same-state.ts';
import { environmentOf, liveBefore, mustRun } from '../upgrade/old-life.ts';
import { type Centre, openCentre } from '../world/centre.ts';
import { demoCompany } from '../world/demo-company.ts';

/** What landed last, and the last that landed before migration 0011, whose state had another shape. */
const landings = { upgraded: 'c9cf79f', 'upgraded-older': 'cb4c3c6' } as const;

export const upgrades: readonly Scenario[] = [upgradedFrom('upgraded'), upgradedFrom('upgraded-older')];

function upgradedFrom(name: keyof typeof landings): Scenario {
  const landed = landings[name];
  return {
    name,
    does: `the database of ${landed}, with its demo company and calls that live, is migrated and served`,
    times: 1,
    goal: { what: 'from npm start until a new caller rings at an agent', share: 'max', ms: 30_000 },
    async run(world) {
      const faults: string[] = [];
      let startedAt = 0;
      const centre = await openCentre(world, {
        ...{ agents: 2, talks: 0, company: demoCompany },
        async prepare(folder) {
          const version = await checkOut(landed, path.join(folder, 'landed'));
          if (version === null) throw new NoHistory(`the history does not reach back to ${landed}: fetch it whole`);
          faults.push(...(await upgrade(version, folder, world.program)));
          startedAt = performance.now();
          return {};
        },
      }).catch((error: unknown) => {
        if (error instanceof NoHistory) return error;
        throw error;
      });
      if (centre instanceof NoHistory) return { measuredMs: [], faults: [], skipped: centre.message };
      try {
        const crowd = keepRinging(centre, ringEveryMs);
        const ms = (await firstOfferAfter(centre, startedAt)) - startedAt;
        faults.push(...(await crowd.stop()), ...(await centre.faults()), ...(await goesOn(centre)));
        return { measuredMs: [ms], faults };
      } finally {
        await centre.close();
      }
    },
  };
}

class NoHistory extends Error {}

/** An agent of the demo company writes up for half a minute: the two of them serve no more than four callers a minute. */
const ringEveryMs = 15_000;

/** Both versions are asked what the log says, the later one after its migrations. */
async function upgrade(version: LandedVersion, dataFolder: string, program: string): Promise<string[]> {
  const { ownerUrl } = await startPostgres({ dataDir: path.join(dataFolder, 'postgres') });
  const environment = await environmentOf(dataFolder, ownerUrl);
  await liveBefore(version, dataFolder, environment);
  const before = await version.foldState(ownerUrl);
  await mustRun(program, 'migrate', environment);
  const after = await foldState(projectRoot, ownerUrl);
  if (!before.includes('"kind":"offered"')) return [`no call lived in the state of ${version.commit}`];
  const difference = differenceIn(JSON.parse(before), JSON.parse(after));
  return difference === null ? [] : [`folded otherwise than before: ${difference}`];
}

/** The calls of the earlier version were those of another telephone system: each ends as lost with it. */
async function goesOn({ log }: Centre): Promise<string[]> {
  const rows = await log.query<{ id: string; state: string }>(
    "select id, state from interaction where state <> 'ended'",
  );
  return rows.map(({ id, state }) => `contact ${id} of the earlier version is still in state ${state}`);
}
