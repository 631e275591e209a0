import { expect, test } from 'vitest';
import { firstAgentId, secondAgentId } from './contract-harness.ts';
import type { ContractStage } from './contract-stage.ts';

type The = () => ContractStage;

export function legs(the: The): void {
  test('rings, and is answered by the agent', async () => {
    const { phone, legId, interactionId } = await the().ringing();
    expect(await the().told('leg.ringing')).toMatchObject({ interactionId, legId });
    await phone.answer();
    expect(await the().told('leg.answered')).toMatchObject({ interactionId, legId });
    await the().harness.until(() => phone.isInCall());
    expect(the().seen('leg.ended')).toEqual([]);
  });

  test('answers by itself where it was dialled so', async () => {
    const { legId } = await the().dialled({ autoAnswer: true });
    expect(await the().told('leg.answered')).toMatchObject({ legId });
  });

  test('that the agent rejects is told as rejected', async () => {
    const { phone, legId } = await the().ringing();
    await phone.reject();
    const ended = await the().told('leg.ended');
    expect(ended).toMatchObject({ legId });
    expect(['rejected', 'busy']).toContain(ended.cause);
  });

  test('that nobody answers ends when its time is over', async () => {
    const { phone, legId } = await the().ringing({ timeoutMs: 3_000 });
    expect(await the().told('leg.ended')).toMatchObject({ legId, cause: 'no-answer' });
    await the().harness.until(() => !phone.isRinging());
  });

  test('that is hung up while it rings stops ringing', async () => {
    const { phone, legId, interactionId } = await the().ringing();
    await the().port.perform({ kind: 'leg.hangup', interactionId, legId });
    expect(await the().told('leg.ended')).toMatchObject({ legId, by: 'zvon' });
    await the().harness.until(() => !phone.isRinging());
    expect(the().seen('leg.answered')).toEqual([]);
  });

  test('to a phone that is not registered is unreachable', async () => {
    const { interactionId } = await the().answered();
    const legId = await the().dial(interactionId, secondAgentId);
    expect(await the().told('leg.ended')).toMatchObject({ legId, cause: 'unreachable' });
  });

  test('that the agent hangs up is told as ended by the agent, and the call lives on', async () => {
    const { phone, legId, caller } = await the().talking();
    await phone.hangUp();
    expect(await the().told('leg.ended')).toMatchObject({ legId, cause: 'normal', by: 'agent' });
    await the().harness.pass(500);
    expect(the().seen('call.ended')).toEqual([]);
    expect(caller.isOver()).toBe(false);
  });

  test('that Zvon hangs up is told as ended by Zvon', async () => {
    const { phone, legId, interactionId } = await the().talking();
    await the().port.perform({ kind: 'leg.hangup', interactionId, legId });
    expect(await the().told('leg.ended')).toMatchObject({ legId, by: 'zvon' });
    await the().harness.until(() => !phone.isInCall());
  });

  test('stays when its caller leaves, until Zvon hangs it up', async () => {
    const { phone, caller, legId, interactionId } = await the().talking();
    await caller.hangUp();
    await the().told('call.ended');
    await the().port.perform({ kind: 'leg.hangup', interactionId, legId });
    await the().harness.until(() => !phone.isInCall());
  });
}

export function bridges(the: The): void {
  test('lets caller and agent hear each other, which is told', async () => {
    const { caller, phone, legId, interactionId } = await the().talking();
    expect(the().seen('bridge.joined')).toMatchObject([{ interactionId, legId }]);
    await the().harness.until(async () => (await caller.hearing()) === 'agent');
    await the().harness.until(async () => (await phone.hearing()) === 'caller');
  });

  test('with the caller on hold leaves music to the one and silence to the other', async () => {
    const { caller, phone, legId, interactionId } = await the().talking();
    const { harness, port } = the();
    await port.perform({ kind: 'call.hold', interactionId, legId });
    await harness.until(async () => (await caller.hearing()) === 'zvon');
    await harness.until(async () => (await phone.hearing()) === 'nothing');
    await port.perform({ kind: 'call.resume', interactionId, legId });
    await harness.until(async () => (await caller.hearing()) === 'agent');
    await harness.until(async () => (await phone.hearing()) === 'caller');
  });

  test('is joined by a new leg after the old one has gone', async () => {
    const { caller, phone, legId, interactionId } = await the().talking();
    const { harness, port } = the();
    await port.perform({ kind: 'leg.hangup', interactionId, legId });
    await port.perform({ kind: 'music.start', interactionId });
    await harness.until(async () => (await caller.hearing()) === 'zvon');
    const next = await the().dial(interactionId, firstAgentId, { attempt: 2, autoAnswer: true });
    await harness.until(() =>
      the()
        .seen('leg.answered')
        .some((event) => event.legId === next),
    );
    await port.perform({ kind: 'music.stop', interactionId });
    await port.perform({ kind: 'bridge.join', interactionId, legId: next });
    await harness.until(() =>
      the()
        .seen('bridge.joined')
        .some((event) => event.legId === next),
    );
    await harness.until(async () => (await caller.hearing()) === 'agent');
    await harness.until(async () => (await phone.hearing()) === 'caller');
  });
}

export function recordings(the: The): void {
  test('ends when it is stopped, which is told with its name', async () => {
    const { interactionId } = await the().talking();
    const recordingName = `${interactionId}-1`;
    await the().port.perform({ kind: 'recording.start', interactionId, recordingName });
    await the().harness.pass(2_000);
    expect(the().seen('recording.ended')).toEqual([]);
    await the().port.perform({ kind: 'recording.stop', interactionId, recordingName });
    expect(await the().told('recording.ended')).toMatchObject({ interactionId, recordingName });
  });

  test('ends with its call', async () => {
    const { interactionId, caller } = await the().talking();
    const recordingName = `${interactionId}-1`;
    await the().port.perform({ kind: 'recording.start', interactionId, recordingName });
    await the().harness.pass(1_000);
    await caller.hangUp();
    expect(await the().told('recording.ended')).toMatchObject({ interactionId, recordingName });
  });

  test('is seen paused from its pausing to its resuming, however often that is asked', async () => {
    const { interactionId } = await the().talking();
    const recordingName = `${interactionId}-1`;
    const ask = (kind: 'recording.start' | 'recording.pause' | 'recording.resume') =>
      the().port.perform({ kind, interactionId, recordingName });
    const isPaused = async () => (await the().reconnected()).snapshot.calls[0]?.recordingPaused;
    await ask('recording.start');
    for (const _ of [1, 2]) await ask('recording.pause');
    expect(await isPaused()).toBe(true);
    for (const _ of [1, 2]) await ask('recording.resume');
    expect(await isPaused()).toBe(false);
    expect(the().seen('recording.ended')).toEqual([]);
  });

  test('goes on while the agent’s leg is replaced', async () => {
    const { interactionId, legId } = await the().talking();
    const recordingName = `${interactionId}-1`;
    await the().port.perform({ kind: 'recording.start', interactionId, recordingName });
    await the().port.perform({ kind: 'leg.hangup', interactionId, legId });
    await the().told('leg.ended');
    await the().harness.pass(1_000);
    expect(the().seen('recording.ended')).toEqual([]);
  });
}

export function phones(the: The): void {
  test('that register are told', async () => {
    await the().harness.agentPhone(firstAgentId).register();
    expect(await the().told('phone.registered')).toMatchObject({ agentId: firstAgentId });
  });

  test('that vanish are told as lost', async () => {
    const phone = the().harness.agentPhone(firstAgentId);
    await phone.register();
    await the().told('phone.registered');
    await phone.vanish();
    await the().harness.until(() => the().seen('phone.lost').length > 0, 30_000);
    expect(the().seen('phone.lost')[0]).toMatchObject({ agentId: firstAgentId });
  });

  test('that come back after they vanished can be dialled again', async () => {
    const phone = the().harness.agentPhone(firstAgentId);
    await phone.register();
    await the().told('phone.registered');
    await phone.vanish();
    await phone.register();
    const { interactionId } = await the().answered();
    await the().dial(interactionId, firstAgentId);
    await the().harness.until(() => phone.isRinging());
  });
}
