import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TelephonyEvent } from '../../../src/core/telephony/event.ts';
import { arrivals, sounds } from './call-contract.ts';
import { commands, reconnects } from './command-contract.ts';
import type { MakeHarness, WholeHarness } from './contract-harness.ts';
import { openContractStage, type ContractStage } from './contract-stage.ts';
import { bridges, legs, phones, recordings } from './leg-contract.ts';

/** All that a telephone system tells: a kind that is added here must be told by every driver within the contract. */
const everyKind: Record<TelephonyEvent['kind'], true> = {
  ...{ 'call.arrived': true, 'call.overflowed': true, 'call.unheard': true, 'call.ended': true },
  ...{ 'digit.pressed': true, 'prompt.finished': true },
  ...{ 'leg.ringing': true, 'leg.answered': true, 'leg.ended': true },
  ...{ 'bridge.joined': true, 'recording.ended': true },
  ...{ 'phone.registered': true, 'phone.lost': true },
  ...{ 'telephony.lost': true, 'telephony.connected': true },
};

/** What Zvon relies on in every telephone system. `timeoutMs` is for one test, on the wall's clock. */
export function telephonyContract(name: string, makeHarness: MakeHarness, timeoutMs = 60_000): void {
  describe(name, { timeout: timeoutMs }, () => {
    let stage: ContractStage<WholeHarness>;
    const heard = new Set<TelephonyEvent['kind']>();
    beforeEach(async () => {
      stage = await openContractStage(await makeHarness(), heard);
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

    test('all this together told events of every kind, and of no other', () => {
      expect([...heard].toSorted()).toEqual(Object.keys(everyKind).toSorted());
    });
  });
}
