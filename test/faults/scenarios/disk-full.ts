import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { spaceOf } from '../../../src/core/disks/space.ts';
import { pass, until } from '../../phone/support/waiting.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { startTyping } from '../people/typist.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';
import { healthOf, spaceAt } from '../world/zvon.ts';

const talks = 2;
const ringEveryMs = 1_000;
const diskMegabytes = 256;
const block = Buffer.alloc(1_048_576);
const alarmWithinMs = 15_000;
/** Between the first warning and the second. */
const warnedAtShare = 0.85;
/** Callers come and wait while nothing can be written. */
const fullForMs = 5_000;

export const diskFull: Scenario = {
  name: 'disk-full',
  does: 'the disk of the database is filled under calls and typing, and emptied again',
  times: 2,
  goal: { what: 'a new caller rings at an agent once there is space', share: 'max', ms: 35_000 },
  async run(world) {
    const { times, say } = world;
    let disk = '';
    const centre = await openCentre(world, {
      ...{ agents: talks + 2, talks },
      async prepare(folder) {
        disk = mountSmallDisk(path.join(folder, 'postgres'));
        return {};
      },
    }).catch((error: unknown) => {
      if (error instanceof NoSmallDisk) return error;
      throw error;
    });
    if (centre instanceof NoSmallDisk) return { measuredMs: [], faults: [], skipped: centre.message };
    try {
      const typists = await Promise.all(centre.talks.map((talk) => startTyping(talk, centre.log)));
      const alarmsMs: number[] = [];
      const { faults, ...rounds } = await repeat(times, say, () => fillOnce(centre, disk, alarmsMs));
      const lost = (await Promise.all(typists.map((typist) => typist.stop()))).flat();
      return {
        ...rounds,
        faults: [...faults, ...lost, ...(await centre.faults())],
        notes: [...rounds.notes, `health told it after ${alarmsMs.join(' and ')} ms`],
      };
    } finally {
      await centre.close();
    }
  },
};

class NoSmallDisk extends Error {}

/** A disk in memory, which is unmounted with the folder in which it lies. */
function mountSmallDisk(folder: string): string {
  mkdirSync(folder, { mode: 0o700 });
  const { status, stderr } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new NoSmallDisk(`a small disk cannot be mounted here: ${stderr.trim()}`);
  return folder;
}

async function fillOnce(centre: Centre, disk: string, alarmsMs: number[]): Promise<Round> {
  const { address } = centre.zvon;
  const ballast = path.join(disk, 'ballast');
  const crowd = keepRinging(centre, ringEveryMs);
  const enough = await says('that there is space', async () => (await spaceAt(address)) === 'ok');
  fill(ballast, warnedAtShare);
  // It may be fuller by then: the database's own log takes 16 MB at a time.
  const warned = await says('true of a disk that fills', async () => {
    const is = spaceOf(spaceOn(disk));
    return is !== 'ok' && (await spaceAt(address)) === is;
  });
  fill(ballast, 1);
  const filledAt = performance.now();
  const alarmed = await says('of a full disk', async () => (await healthOf(address)) === 'degraded');
  alarmsMs.push(Math.round(performance.now() - filledAt));
  await pass(fullForMs);
  rmSync(ballast);
  const emptiedAt = performance.now();
  const ms = (await firstOfferAfter(centre, emptiedAt)) - emptiedAt;
  return { ms, faults: [...enough, ...warned, ...alarmed, ...(await crowd.stop())] };
}

/** What health was to say and did not. */
const says = (what: string, isSaid: () => Promise<boolean>): Promise<string[]> =>
  until(isSaid, alarmWithinMs).then(
    () => [],
    () => [`health says nothing ${what} after ${alarmWithinMs} ms`],
  );

/** Until this share of the disk is used; the whole is reached when nothing fits any more. */
function fill(ballast: string, share: number): void {
  const file = openSync(ballast, 'a');
  try {
    while (share === 1 || usedShareOf(ballast) < share) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}

function usedShareOf(file: string): number {
  const { freeBytes, totalBytes } = spaceOn(file);
  return 1 - freeBytes / totalBytes;
}

function spaceOn(place: string): { freeBytes: number; totalBytes: number } {
  const { blocks, bavail, bsize } = statfsSync(place);
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}
