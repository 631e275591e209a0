import { afterAll, beforeAll, expect, test } from 'vitest';
import { silence } from '../../src/adapters/sip-caller/audio-source.ts';
import { createSipCaller, type SipCaller } from '../../src/adapters/sip-caller/sip-caller.ts';
import { openContractStage, type ContractStage } from './contract/contract-stage.ts';
import { createAsteriskHarness, number } from './support/asterisk-harness.ts';
import { openAsteriskUnderTest, type AsteriskUnderTest } from './support/asterisk-under-test.ts';

let asterisk: AsteriskUnderTest;
let stage: ContractStage;
let caller: SipCaller;

beforeAll(async () => {
  asterisk = await openAsteriskUnderTest();
  stage = await openContractStage(await createAsteriskHarness(asterisk));
  caller = await createSipCaller({ localAddress: '127.0.0.19', asterisk: asterisk.sip });
}, 60_000);

// Run from the last to the first: Asterisk is stopped also when the rest could not be closed.
afterAll(() => asterisk?.stop(), 60_000);
afterAll(() => stage?.close(), 60_000);
afterAll(() => caller?.close(), 60_000);

// Keys that follow each other within Asterisk's least gap are put back by it and told twice.
test('keys pressed faster than Asterisk takes them are each told once', async () => {
  const call = caller.call({ to: number, from: '+420777000001', source: silence });
  const { interactionId } = await stage.told('call.arrived');
  await stage.port.perform({ kind: 'call.answer', interactionId });
  await call.answered();
  await stage.harness.pass(300);
  await call.sendDigits('9203010077', { toneMs: 80, gapMs: 20 });
  await stage.harness.pass(2_000);
  const pressed = stage.seen('digit.pressed').map(({ digit }) => digit);
  await call.hangUp();
  expect(pressed.join('')).toBe('9203010077');
});
