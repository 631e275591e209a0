import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { provideFaketime } from '../../../tools/parts/host-packages.mjs';
import { silent } from '../../../tools/parts/say.mjs';
import { pass } from '../../phone/support/waiting.ts';
import { firstOfferAfter, keepRinging } from '../people/crowd.ts';
import { untrueTimes } from '../observe/times.ts';
import { lastChangesOfClocks, timeZone } from '../change-of-clocks.ts';
import { repeatInOrder, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';

const talks = 2;
const hourMs = 3_600_000;
/**
 * The library looks at its file when the second has changed twice, so after two seconds at the latest; then the process
 * lives in another time, and another second later its answers carry it, for node keeps their date that long.
 */
const noticedMs = 3_500;
const livedInMs = 4_000;
const changesAfterMs = 2_000;
const clockAgreesMs = 5_000;

interface Jump {
  name: string;
  offsetMs: (nowMs: number) => number;
}

/** Each from the true time and back to it. The change of clocks is lived through from its last seconds on. */
const jumps: readonly Jump[] = [
  { name: 'an hour on', offsetMs: () => hourMs },
  { name: 'an hour back', offsetMs: () => -hourMs },
  { name: 'over the last change of clocks', offsetMs: (nowMs) => beforeChange(nowMs, 0) },
  { name: 'over the change before it, in the other direction', offsetMs: (nowMs) => beforeChange(nowMs, 1) },
];

/** To the seconds before a change, so that it happens while calls are on. */
const beforeChange = (nowMs: number, nth: 0 | 1): number =>
  lastChangesOfClocks(nowMs)[nth] - noticedMs - changesAfterMs - nowMs;

export const clockJumps: Scenario = {
  name: 'clock-jumps',
  does: 'the engine’s clock jumps an hour on, an hour back and over both changes of clocks (libfaketime), and back each time',
  times: jumps.length * 2,
  goal: { what: 'a new caller rings at an agent', share: 'max', ms: 3_000 },
  async run(world) {
    const { times, say } = world;
    const library = await provideFaketime(silent);
    if (!library.found) return { measuredMs: [], faults: [`libfaketime cannot be had: ${library.why}`] };
    let clockFile = '';
    const centre = await openCentre(world, {
      ...{ agents: talks + 1, talks },
      async prepare(folder) {
        clockFile = path.join(folder, 'clock');
        writeFileSync(clockFile, '+0');
        return {
          ...{ LD_PRELOAD: library.program, FAKETIME_TIMESTAMP_FILE: clockFile, FAKETIME_CACHE_DURATION: '1' },
          ...{ FAKETIME_DONT_FAKE_MONOTONIC: '1', TZ: timeZone },
        };
      },
    });
    try {
      const begunAt = Date.now();
      const setClock = (offsetMs: number): void =>
        writeFileSync(clockFile, `${offsetMs < 0 ? '-' : '+'}${Math.abs(Math.round(offsetMs / 1_000))}`);
      const { faults, ...rounds } = await repeatInOrder(times, say, (nth) => {
        const { offsetMs } = jumps[Math.floor(nth / 2) % jumps.length]!;
        const offset = nth % 2 === 0 ? offsetMs(Date.now()) : 0;
        setClock(offset);
        return jumpOnce(centre, offset);
      });
      const wrong = await untrueTimes(centre.log, { fromMs: begunAt - 60_000, toMs: Date.now() + 1_000 });
      return { ...rounds, faults: [...faults, ...wrong, ...(await centre.faults())] };
    } finally {
      await centre.close();
    }
  },
};

async function jumpOnce(centre: Centre, offsetMs: number): Promise<Round> {
  const before = centre.zvon.part('engine')?.pid;
  await pass(noticedMs);
  const jumpedAt = performance.now();
  const crowd = keepRinging(centre);
  const ms = (await firstOfferAfter(centre, jumpedAt)) - jumpedAt;
  const clock = await clockOf(centre.zvon.address);
  const jumped = Math.abs(clock - Date.now() - offsetMs) < clockAgreesMs ? [] : ['the engine’s clock did not jump'];
  await pass(livedInMs);
  const died = centre.zvon.part('engine')?.pid === before ? [] : ['the engine died of it'];
  return { ms, faults: [...jumped, ...died, ...(await crowd.stop())] };
}

/** What the engine's own process takes for the time: every answer carries it. */
async function clockOf(address: string): Promise<number> {
  const { headers } = await fetch(`${address}/api/health`);
  return Date.parse(headers.get('date') ?? '');
}
