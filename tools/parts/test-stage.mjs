import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { adoptAsterisk, startAsterisk } from './asterisk-instance.mjs';
import { dataFolder } from './paths.mjs';
import { adoptPostgres, startPostgres } from './postgres-server.mjs';
import { abandonedStages, claimStageFolder } from './stage-folder.mjs';
import { stopLeftovers } from './stage-leftovers.mjs';

/**
 * What the tests of one run share: a PostgreSQL, and an Asterisk for those that ring.
 * @typedef {{ folder: string, databaseUrl: string, close: () => Promise<void> }} TestStage
 * @typedef {import('./asterisk-instance.mjs').AsteriskInstance} AsteriskInstance
 */

const stagesFolder = path.join(dataFolder, 'test-run');

/**
 * @param {{ durable?: boolean }} [manner] a durable database writes through to the disk, as the product's does
 * @returns {Promise<TestStage>}
 */
export async function openStage({ durable = false } = {}) {
  await clearAbandonedStages();
  const folder = claimStageFolder(stagesFolder);
  const postgres = await startPostgres({ dataDir: path.join(folder, 'postgres'), forTests: !durable });
  return {
    folder,
    databaseUrl: postgres.ownerUrl,
    close: async () => {
      for (const left of await stopLeftovers(folder))
        process.stderr.write(`Left running by the tests, now stopped: ${left}\n`);
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {TestStage} stage
 * @param {string} root
 * @returns {Promise<AsteriskInstance>}
 */
export function startStageAsterisk(stage, root) {
  return startAsterisk({ folder: path.join(stage.folder, 'asterisk'), root });
}

/** A run that was killed could not stop what it started; the next one does. */
async function clearAbandonedStages() {
  for (const folder of abandonedStages(stagesFolder)) {
    await adoptAsterisk({ folder: path.join(folder, 'asterisk') })?.stop();
    if (existsSync(path.join(folder, 'postgres', 'cluster'))) {
      const dataDir = path.join(folder, 'postgres');
      await adoptPostgres({ dataDir })?.stop();
    }
    // Two runs that begin together clear the same one.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
