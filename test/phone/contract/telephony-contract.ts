import { afterEach, beforeEach, describe } from 'vitest';
import { arrivals, sounds } from './call-contract.ts';
import { commands, reconnects } from './command-contract.ts';
import type { MakeHarness } from './contract-harness.ts';
import { openContractStage, type ContractStage } from './contract-stage.ts';
import { bridges, legs, phones, recordings } from './leg-contract.ts';

/** What Zvon relies on in every telephone system. `timeoutMs` is for one test, on the wall's clock. */
export function telephonyContract(name: string, makeHarness: MakeHarness, timeoutMs = 60_000): void {
  describe(name, { timeout: timeoutMs }, () => {
    let stage: ContractStage;
    beforeEach(async () => {
      stage = await openContractStage(await makeHarness());
    }, timeoutMs);
    afterEach(() => stage.close(), timeoutMs);

    describe('a call', () => arrivals(() => stage));
    describe('prompts and music', () => sounds(() => stage));
    describe('a leg to an agent', () => legs(() => stage));
    describe('a bridge', () => bridges(() => stage));
    describe('a recording', () => recordings(() => stage));
    describe('phones', () => phones(() => stage));
    describe('commands', () => commands(() => stage));
    describe('a lost connection', () => reconnects(() => stage));
  });
}
