import { expect, test } from 'vitest';
import { InteractionId, LegId } from '../../../src/shared/ids.ts';
import { contractAccounts, firstAgentId, type WholeHarness } from './contract-harness.ts';
import type { ContractStage } from './contract-stage.ts';

type The = () => ContractStage<WholeHarness>;

export function commands(the: The): void {
  test('that are repeated are done once', async () => {
    const { harness, port } = the();
    const phone = harness.agentPhone(firstAgentId);
    await phone.register();
    const { interactionId } = await the().answered();
    await port.perform({ kind: 'call.answer', interactionId });
    await the().play(interactionId, 'p1', [harness.prompts.short]);
    await the().play(interactionId, 'p1', [harness.prompts.short]);
    await harness.until(() => the().seen('prompt.finished').length > 0);
    const legId = await the().dial(interactionId, firstAgentId);
    await the().dial(interactionId, firstAgentId);
    await harness.until(() => phone.isRinging());
    await phone.answer();
    await the().told('leg.answered');
    await port.perform({ kind: 'bridge.join', interactionId, legId });
    await port.perform({ kind: 'bridge.join', interactionId, legId });
    const recordingName = `${interactionId}-1`;
    await port.perform({ kind: 'recording.start', interactionId, recordingName });
    await port.perform({ kind: 'recording.start', interactionId, recordingName });
    await harness.pass(2_000);
    await port.perform({ kind: 'recording.stop', interactionId, recordingName });
    await port.perform({ kind: 'recording.stop', interactionId, recordingName });
    await the().told('recording.ended');
    await harness.pass(1_000);
    const counts = (['prompt.finished', 'leg.answered', 'recording.ended'] as const).map(
      (kind) => the().seen(kind).length,
    );
    expect(counts).toEqual([1, 1, 1]);
    expect(the().seen('bridge.joined').length).toBeGreaterThan(0);
    expect(the().seen('leg.ended')).toEqual([]);
  });

  test('about things that are gone are done', async () => {
    const interactionId = InteractionId.parse('0a6f2a52-6b7e-4c1e-9d53-5f1f6a3b0bad');
    const legId = LegId.parse(`${interactionId}-leg-1`);
    const recordingName = `${interactionId}-1`;
    const gone = {
      interactionId,
      legId,
      recordingName,
      promptId: 'p',
      prompts: [] as string[],
      language: 'en' as const,
      digits: '1',
    };
    const dial = { agentId: firstAgentId, timeoutMs: 1_000, autoAnswer: false, from: null } as const;
    const kinds = [
      'call.answer',
      'prompt.play',
      'prompt.stop',
      'music.start',
      'music.stop',
      'leg.answer',
      'leg.hangup',
      'bridge.join',
      'call.hold',
      'call.resume',
      'call.sendDigits',
      'call.hangup',
      'recording.start',
      'recording.pause',
      'recording.resume',
      'recording.stop',
    ] as const;
    for (const kind of kinds) await expect(the().port.perform({ ...gone, kind })).resolves.toBeUndefined();
    await expect(the().port.perform({ ...gone, ...dial, kind: 'leg.dial' })).resolves.toBeUndefined();
    const { interactionId: live } = await the().answered();
    expect(live).not.toBe(interactionId);
  });

  test('that send digits to a caller are done', async () => {
    const { interactionId } = await the().talking();
    await expect(the().port.perform({ kind: 'call.sendDigits', interactionId, digits: '12' })).resolves.toBeUndefined();
  });
}

export function reconnects(the: The): void {
  test('is told, and after it what exists now', async () => {
    const { interactionId, legId } = await the().talking();
    const { harness, port } = the();
    const recordingName = `${interactionId}-1`;
    await port.perform({ kind: 'recording.start', interactionId, recordingName });
    const waiting = await the().answered('420777000002');
    const connected = await the().reconnected();
    expect(connected.startedAt).toBe(the().seen('telephony.connected')[0]?.startedAt);
    expect(connected.snapshot.phones).toEqual([firstAgentId]);
    const calls = connected.snapshot.calls.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
    expect(calls).toEqual([
      {
        interactionId,
        from: '420777000001',
        to: harness.number,
        legs: [{ legId, agentId: firstAgentId, state: 'up', bridged: true }],
        recordingName,
        recordingPaused: false,
      },
      {
        ...{ interactionId: waiting.interactionId, from: '420777000002', to: harness.number, legs: [] },
        ...{ recordingName: null, recordingPaused: false },
      },
    ]);
  });

  test('does not end the calls, and commands work on them afterwards', async () => {
    const { interactionId, legId, caller, phone } = await the().talking();
    await the().reconnected();
    await the().harness.until(async () => (await caller.hearing()) === 'agent');
    await the().port.perform({ kind: 'call.hold', interactionId, legId });
    await the().harness.until(async () => (await phone.hearing()) === 'nothing');
    await the().port.perform({ kind: 'call.hangup', interactionId });
    expect(await the().told('call.ended')).toMatchObject({ interactionId, by: 'zvon' });
  });

  test('shows a leg that still rings', async () => {
    const { interactionId, legId } = await the().ringing();
    const { snapshot } = await the().reconnected();
    expect(snapshot.calls.find((call) => call.interactionId === interactionId)?.legs).toEqual([
      { legId, agentId: firstAgentId, state: 'ringing', bridged: false },
    ]);
  });

  test('ends the leg of a caller who left meanwhile', async () => {
    const { caller, phone } = await the().talking();
    const { snapshot } = await the().reconnected(() => the().harness.cutConnection(caller.hangUp));
    expect(snapshot.calls).toEqual([]);
    await the().harness.until(() => !phone.isInCall());
  });

  test('ends the ringing for a caller who left meanwhile', async () => {
    const { caller, phone } = await the().ringing();
    const { snapshot } = await the().reconnected(() => the().harness.cutConnection(caller.hangUp));
    expect(snapshot.calls).toEqual([]);
    await the().harness.until(() => !phone.isRinging());
  });

  test('tells of the caller who reached the overflow meanwhile', async () => {
    const { harness, seen } = the();
    const caller = harness.caller({ from: '420777000003' });
    await the().reconnected(() => harness.leaveToOverflow(caller));
    const told = { from: '420777000003', to: harness.number };
    await harness.until(() => seen('call.overflowed').some((event) => event.from === told.from));
    expect(seen('call.overflowed').at(-1)).toMatchObject(told);
    expect(seen('call.arrived')).toEqual([]);
  });

  test('tells of a caller who left meanwhile and was not on record, and of no other', async () => {
    const { harness, port, seen } = the();
    const [known, unknown] = [await the().arrived(), await the().arrived()];
    await port.perform({ kind: 'call.acknowledge', interactionId: known.interactionId });
    await harness.pass(300);
    await the().reconnected(() =>
      harness.cutConnection(async () => {
        await known.caller.hangUp();
        await unknown.caller.hangUp();
      }),
    );
    // A telephone system may remember those of other tests.
    const unheard = () => seen('call.unheard').map(({ interactionId }) => interactionId);
    await harness.until(() => unheard().includes(unknown.interactionId));
    expect(unheard().filter((id) => id === unknown.interactionId)).toHaveLength(1);
    expect(unheard()).not.toContain(known.interactionId);
  });

  test('leaves the phones known', async () => {
    const phone = the().harness.agentPhone(firstAgentId);
    await phone.register();
    await the().told('phone.registered');
    const { snapshot } = await the().reconnected();
    await the().port.provision(contractAccounts);
    expect(snapshot.phones).toEqual([firstAgentId]);
  });
}
