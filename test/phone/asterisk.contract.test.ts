import { afterAll, beforeAll } from 'vitest';
import { telephonyContract } from './contract/telephony-contract.ts';
import { createAsteriskHarness } from './support/asterisk-harness.ts';
import { openAsteriskUnderTest, type AsteriskUnderTest } from './support/asterisk-under-test.ts';

let asterisk: AsteriskUnderTest;

beforeAll(async () => {
  asterisk = await openAsteriskUnderTest();
}, 60_000);

afterAll(() => asterisk?.stop(), 60_000);

telephonyContract('[CZA-19] a real Asterisk', () => createAsteriskHarness(asterisk));
