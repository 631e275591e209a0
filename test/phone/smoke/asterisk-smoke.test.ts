import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstAgentId } from '../contract/contract-harness.ts';
import { openContractStage, type ContractStage } from '../contract/contract-stage.ts';
import { createAsteriskHarness } from '../support/asterisk-harness.ts';
import { openAsteriskUnderTest, type AsteriskUnderTest } from '../support/asterisk-under-test.ts';

let asterisk: AsteriskUnderTest;
let stage: ContractStage;

beforeAll(async () => {
  asterisk = await openAsteriskUnderTest();
  stage = await openContractStage(await createAsteriskHarness(asterisk));
}, 60_000);

// Run from the last to the first: Asterisk is stopped also when the rest could not be closed.
afterAll(() => asterisk?.stop(), 60_000);
afterAll(() => stage?.close(), 60_000);

test('a call through a real Asterisk: answered, prompted, joined, held and hung up, heard at both ends', async () => {
  const { harness, port } = stage;
  const phone = harness.agentPhone(firstAgentId);
  await phone.register();
  await stage.told('phone.registered');
  const { caller, interactionId } = await stage.answered();
  await stage.play(interactionId, 'greeting', [harness.prompts.short]);
  expect(await caller.hearing()).toBe('zvon');
  await caller.digits('42');
  await stage.told('prompt.finished');
  expect(stage.seen('digit.pressed').map(({ digit }) => digit)).toEqual(['4', '2']);

  const legId = await stage.dial(interactionId, firstAgentId);
  await harness.until(() => phone.isRinging());
  await phone.answer();
  await stage.told('leg.answered');
  await port.perform({ kind: 'bridge.join', interactionId, legId });
  await stage.told('bridge.joined');
  expect(await caller.hearing()).toBe('agent');
  expect(await phone.hearing()).toBe('caller');

  await port.perform({ kind: 'call.hold', interactionId, legId });
  await harness.until(async () => (await caller.hearing()) === 'zvon');
  expect(await phone.hearing()).toBe('nothing');
  await port.perform({ kind: 'call.resume', interactionId, legId });
  await harness.until(async () => (await caller.hearing()) === 'agent');

  await port.perform({ kind: 'leg.hangup', interactionId, legId });
  await port.perform({ kind: 'call.hangup', interactionId });
  expect(await stage.told('call.ended')).toMatchObject({ interactionId, by: 'zvon' });
  await harness.until(() => caller.isOver() && !phone.isInCall());
}, 20_000);
