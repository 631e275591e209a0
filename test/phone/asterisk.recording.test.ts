import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAmiSocket } from '../../src/adapters/asterisk/ami/ami-socket.ts';
import { recordingFiles } from '../../src/adapters/asterisk/recording-files.ts';
import { levelDbOf, sampleRateHz } from '../../src/adapters/sip-caller/tone.ts';
import { parseWav } from '../../src/adapters/sip-caller/wav.ts';
import { firstAgentId } from './contract/contract-harness.ts';
import { openContractStage, type ContractStage } from './contract/contract-stage.ts';
import { agentToneHz } from './support/agent-phone.ts';
import { callerToneHz, createAsteriskHarness } from './support/asterisk-harness.ts';
import { openAsteriskUnderTest, promptToneHz, type AsteriskUnderTest } from './support/asterisk-under-test.ts';
import { pass } from './support/waiting.ts';

let asterisk: AsteriskUnderTest;
let stage: ContractStage;

beforeAll(async () => {
  asterisk = await openAsteriskUnderTest();
  stage = await openContractStage(await createAsteriskHarness(asterisk));
}, 60_000);

// Run from the last to the first: Asterisk is stopped also when the rest could not be closed.
afterAll(() => asterisk?.stop(), 60_000);
afterAll(() => stage?.close(), 60_000);

async function samplesOf(file: string): Promise<Int16Array> {
  const wav = parseWav(await readFile(file));
  if (wav.kind !== 'wav') throw new Error(wav.reason);
  return wav.samples;
}

/** Without the first and last moments, in which a voice begins and ends. */
const middleOf = (samples: Int16Array): Int16Array =>
  samples.subarray(sampleRateHz / 4, samples.length - sampleRateHz / 4);

const loudestOf = (samples: Int16Array): number => samples.reduce((most, one) => Math.max(most, Math.abs(one)), 0);

test('a recording has each voice on its own side, both of one length, and nothing from before the bridge', async () => {
  const { harness, port } = stage;
  const phone = harness.agentPhone(firstAgentId);
  await phone.register();
  await stage.told('phone.registered');
  const { interactionId, caller } = await stage.answered();
  await stage.play(interactionId, 'greeting', [harness.prompts.long]);
  await caller.digits('12');
  const legId = await stage.dial(interactionId, firstAgentId, { autoAnswer: true });
  await stage.told('leg.answered');
  await port.perform({ kind: 'bridge.join', interactionId, legId });
  await stage.told('bridge.joined');

  const recordingName = `${interactionId}-1`;
  await port.perform({ kind: 'recording.start', interactionId, recordingName });
  await pass(3_000);
  await port.perform({ kind: 'recording.stop', interactionId, recordingName });
  await stage.told('recording.ended');

  const files = recordingFiles(asterisk.recordings, recordingName);
  const [incoming, outgoing] = await Promise.all([samplesOf(files.incoming), samplesOf(files.outgoing)]);
  expect(incoming.length).toBe(outgoing.length);
  expect(incoming.length / sampleRateHz).toBeGreaterThan(2.7);
  expect(incoming.length / sampleRateHz).toBeLessThan(3.5);
  const [customer, desk] = [middleOf(incoming), middleOf(outgoing)];
  expect(levelDbOf(customer, callerToneHz)).toBeGreaterThan(-15);
  expect(levelDbOf(desk, agentToneHz)).toBeGreaterThan(-15);
  expect(levelDbOf(customer, callerToneHz) - levelDbOf(customer, agentToneHz)).toBeGreaterThan(20);
  expect(levelDbOf(desk, agentToneHz) - levelDbOf(desk, callerToneHz)).toBeGreaterThan(20);
  // The greeting's tone and the keys (697 + 1209 Hz for 1) belong to the time before.
  for (const side of [incoming, outgoing]) expect(levelDbOf(side, promptToneHz)).toBeLessThan(-45);
  expect(levelDbOf(incoming, 1_209)).toBeLessThan(-45);
});

test('nothing of either side is recorded while paused for a hold, and both voices come back as late as the clock says', async () => {
  const { harness, port } = stage;
  const { interactionId, legId } = await stage.talking();
  const recordingName = `${interactionId}-1`;
  await port.perform({ kind: 'recording.start', interactionId, recordingName });
  await pass(1_500);
  await port.perform({ kind: 'recording.pause', interactionId, recordingName });
  await port.perform({ kind: 'call.hold', interactionId, legId });
  await pass(1_500);
  await port.perform({ kind: 'call.resume', interactionId, legId });
  await port.perform({ kind: 'recording.resume', interactionId, recordingName });
  await pass(1_500);
  await port.perform({ kind: 'recording.stop', interactionId, recordingName });
  await harness.until(() => stage.seen('recording.ended').some((event) => event.recordingName === recordingName));

  const files = recordingFiles(asterisk.recordings, recordingName);
  const [incoming, outgoing] = await Promise.all([samplesOf(files.incoming), samplesOf(files.outgoing)]);
  expect(incoming.length).toBe(outgoing.length);
  expect(incoming.length / sampleRateHz).toBeGreaterThan(4.2);
  const during = (samples: Int16Array, fromMs: number, toMs: number) => samples.subarray(fromMs * 8, toMs * 8);
  for (const [side, toneHz] of [
    [incoming, callerToneHz],
    [outgoing, agentToneHz],
  ] as const) {
    expect(levelDbOf(during(side, 300, 1_300), toneHz)).toBeGreaterThan(-15);
    expect(loudestOf(during(side, 1_900, 2_800))).toBe(0);
    expect(levelDbOf(during(side, 3_400, 4_200), toneHz)).toBeGreaterThan(-15);
  }
});

/** The caller's channel, as Asterisk lists it. */
async function channelOf(interactionId: string): Promise<string> {
  const { username, password, host } = new URL(asterisk.ariUrl);
  const response = await fetch(`http://${host}/ari/channels`, {
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
  });
  const channels = (await response.json()) as { id: string; dialplan: { app_data: string } }[];
  const found = channels.find(({ dialplan }) => dialplan.app_data.startsWith(`zvon,in,${interactionId}`));
  if (found === undefined) throw new Error('Asterisk has no channel of this contact');
  return found.id;
}

test('a recording that was stopped without a note of it is told to be over when it is to be paused', async () => {
  const { harness, port } = stage;
  const { interactionId } = await stage.talking();
  const recordingName = `${interactionId}-1`;
  await port.perform({ kind: 'recording.start', interactionId, recordingName });
  await pass(1_000);
  const ami = createAmiSocket({ url: asterisk.amiUrl });
  expect(await ami.action({ Action: 'StopMixMonitor', Channel: await channelOf(interactionId) })).toMatchObject({
    ok: true,
  });
  ami.close();
  // The channel lets go of it with one of its next frames, and takes a pause until then.
  await pass(500);
  await port.perform({ kind: 'recording.pause', interactionId, recordingName });
  await harness.until(() => stage.seen('recording.ended').some((event) => event.recordingName === recordingName));
  const { incoming } = recordingFiles(asterisk.recordings, recordingName);
  expect((await samplesOf(incoming)).length / sampleRateHz).toBeGreaterThan(0.7);
});
