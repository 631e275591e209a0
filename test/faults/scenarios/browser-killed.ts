import { provideBuild } from '../../../tools/parts/build.mjs';
import { provideChromium } from '../../../tools/parts/host-packages.mjs';
import { silent } from '../../../tools/parts/say.mjs';
import { pass, until } from '../../phone/support/waiting.ts';
import { browserHears } from '../../support/e2e/browser-ear.ts';
import { agentToneHz, callerToneHz } from '../../support/e2e/tones.ts';
import { type BrowserDesk, openBrowserDesk } from '../people/browser.ts';
import type { Caller } from '../people/caller.ts';
import { repeat, type Round, type Scenario } from '../scenario.ts';
import { type Centre, openCentre } from '../world/centre.ts';

const talksForMs = 2_000;
/** How much of the agent's tone the caller must have heard to be said to hear it. */
const heardForMs = 200;
/** The browser takes a steady tone for noise and makes it ever softer; music and silence have less at its frequency. */
const levelledDb = -45;
/** The browser's analyser shows a tone of -10 dB far over this. */
const audibleDb = -40;
const backWithinMs = 18_000;

export const browserKilled: Scenario = {
  name: 'browser-killed',
  does: 'kill -9 of the agent’s browser in the call; the agent signs in with a new one',
  times: 3,
  goal: { what: 'from the registration until both hear each other', share: 'max', ms: 6_000 },
  async run(world) {
    const { times, say } = world;
    const chromium = await provideChromium(silent);
    if (!chromium.found) return { measuredMs: [], faults: [`Chromium cannot be had: ${chromium.why}`] };
    await provideBuild(silent);
    const centre = await openCentre(world, { agents: 0, talks: 0, settings: { ZVON_TEST_PHONES: 'browser' } });
    const open = (): Promise<BrowserDesk> =>
      openBrowserDesk(centre.zvon.address, { program: chromium.program, folder: centre.scratch.folder });
    try {
      const { faults, ...rounds } = await repeat(times, say, () => killOnce(centre, open));
      return { ...rounds, faults: [...faults, ...(await centre.faults())] };
    } finally {
      await centre.close();
    }
  },
};

async function killOnce(centre: Centre, open: () => Promise<BrowserDesk>): Promise<Round> {
  const first = await open();
  await first.page.getByTitle('Choose your state').click();
  await first.page.getByRole('menuitemradio', { name: 'Ready', exact: true }).click();
  const caller = await centre.ring(callerToneHz);
  await first.page.getByRole('button', { name: /^Answer/ }).click();
  await until(() => hearsAgent(caller), 10_000);
  await pass(talksForMs);
  const [{ version }] = (await centre.log.query<{ version: string }>('select max(version) as version from event')) as [
    { version: string },
  ];
  first.kill();
  const next = await open();
  const registered = await untilRegistered(centre, version);
  await until(
    async () => hearsAgent(caller) && (await browserHears(next.page, 200)).callerDb > audibleDb,
    backWithinMs,
  );
  const ms = Date.now() - registered;
  const dropped = caller.call.state === 'answered' ? [] : ['the caller was dropped'];
  await caller.hangUp();
  await next.close();
  return { ms, faults: dropped };
}

function hearsAgent({ call }: Caller): boolean {
  const window = { fromMs: call.nowMs() - heardForMs - 60, toMs: call.nowMs() - 60 };
  return window.fromMs > 0 && call.received.levelDb(agentToneHz, window) > levelledDb;
}

/** When the log has the new browser's telephone, by the clock of this machine, which is that of the database. */
async function untilRegistered({ log }: Centre, after: string): Promise<number> {
  const find = () =>
    log.query<{ at: Date }>(
      `select at from event where version > $1 and kind = 'agent.phoneChanged' and (body ->> 'registered')::boolean
       order by version limit 1`,
      [after],
    );
  await until(async () => (await find()).length > 0, backWithinMs);
  return (await find())[0]!.at.getTime();
}
