import { afterAll, beforeAll } from 'vitest';
import type { ContractCaller, WholeHarness } from './contract/contract-harness.ts';
import { telephonyContract } from './contract/telephony-contract.ts';
import { createAsteriskHarness } from './support/asterisk-harness.ts';
import { openOwnAsterisk, type OwnAsterisk } from './support/asterisk-under-test.ts';
import { until } from './support/waiting.ts';

let asterisk: OwnAsterisk;

beforeAll(async () => {
  asterisk = await openOwnAsterisk();
}, 60_000);

afterAll(() => asterisk?.stop(), 60_000);

telephonyContract('[CZA-19] a real Asterisk', async (): Promise<WholeHarness> => {
  const harness = await createAsteriskHarness(asterisk);
  return { ...harness, leaveToOverflow: (caller) => harness.cutConnection(() => dialToOverflow(caller)) };
});

/** The dialplan tries forty times, for two minutes: this caller is moved to the last try but one. */
async function dialToOverflow(caller: ContractCaller): Promise<void> {
  await caller.dial();
  await until(caller.isAnswered);
  const [channel] = (await asterisk.console('core show channels concise')).split('!');
  await asterisk.console(`dialplan set chanvar ${channel} CC_TRY 39`);
  await until(caller.isOver, 20_000);
}
