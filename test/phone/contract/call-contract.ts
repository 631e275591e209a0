import { expect, test } from 'vitest';
import { InteractionId } from '../../../src/shared/ids.ts';
import type { ContractStage } from './contract-stage.ts';

type The = () => ContractStage;

export function arrivals(the: The): void {
  test('arrives with an id, its number and the number dialled', async () => {
    const { harness, seen } = the();
    const { interactionId } = await the().arrived('420777123456');
    const arrival = seen('call.arrived')[0];
    expect(InteractionId.safeParse(interactionId).success).toBe(true);
    expect(arrival).toMatchObject({ from: '420777123456', to: harness.number, attempt: 1 });
  });

  test('two calls have two ids', async () => {
    const one = await the().arrived('420777000001');
    const other = await the().arrived('420777000002');
    expect(one.interactionId).not.toBe(other.interactionId);
  });

  test('is answered by command, not by itself', async () => {
    const { port, harness } = the();
    const { interactionId, caller } = await the().arrived();
    expect(caller.isAnswered()).toBe(false);
    await port.perform({ kind: 'call.answer', interactionId });
    await harness.until(() => caller.isAnswered());
  });

  test('that the caller ends is told as ended by the caller', async () => {
    const { caller, interactionId } = await the().answered();
    await caller.hangUp();
    const ended = await the().told('call.ended');
    expect(ended).toMatchObject({ interactionId, by: 'caller', cause: 'normal' });
  });

  test('that the caller gives up before the answer is told as ended, too', async () => {
    const { caller, interactionId } = await the().arrived();
    await caller.hangUp();
    expect(await the().told('call.ended')).toMatchObject({ interactionId, by: 'caller' });
  });

  test('that Zvon hangs up ends at the caller and is told as ended by Zvon', async () => {
    const { caller, interactionId } = await the().answered();
    await the().port.perform({ kind: 'call.hangup', interactionId });
    expect(await the().told('call.ended')).toMatchObject({ interactionId, by: 'zvon' });
    await the().harness.until(() => caller.isOver());
  });

  test('can be hung up unanswered', async () => {
    const { caller, interactionId } = await the().arrived();
    await the().port.perform({ kind: 'call.hangup', interactionId });
    await the().told('call.ended');
    await the().harness.until(() => caller.isOver());
    expect(caller.isAnswered()).toBe(false);
  });

  test('tells each key that the caller presses, in order and repeated ones too', async () => {
    const { caller, interactionId } = await the().answered();
    await caller.digits('4411*0#');
    await the().harness.until(() => the().seen('digit.pressed').length >= 7);
    const pressed = the().seen('digit.pressed');
    expect(pressed.map(({ digit }) => digit).join('')).toBe('4411*0#');
    expect(pressed.every((event) => event.interactionId === interactionId)).toBe(true);
  });
}

export function sounds(the: The): void {
  test('a prompt is heard, and its end is told once', async () => {
    const { harness, port } = the();
    const { caller, interactionId } = await the().answered();
    await the().play(interactionId, 'p1', [harness.prompts.long]);
    await harness.until(async () => (await caller.hearing()) === 'zvon');
    await harness.until(() => the().seen('prompt.finished').length > 0, 30_000);
    await harness.until(async () => (await caller.hearing()) === 'nothing');
    await port.perform({ kind: 'prompt.stop', interactionId, promptId: the().promptId('p1') });
    await harness.pass(1_000);
    expect(the().seen('prompt.finished')).toMatchObject([{ interactionId, promptId: the().promptId('p1') }]);
  });

  test('several prompts are one: its end is told after the last', async () => {
    const { harness } = the();
    const { interactionId } = await the().answered();
    await the().play(interactionId, 'p1', [harness.prompts.long, harness.prompts.short]);
    await harness.pass(3_000);
    expect(the().seen('prompt.finished')).toEqual([]);
    await harness.until(() => the().seen('prompt.finished').length > 0, 30_000);
    await harness.pass(1_000);
    expect(the().seen('prompt.finished')).toHaveLength(1);
  });

  test('a prompt that is stopped ends at once', async () => {
    const { harness, port } = the();
    const { caller, interactionId } = await the().answered();
    await the().play(interactionId, 'p1', [harness.prompts.long]);
    await harness.until(async () => (await caller.hearing()) === 'zvon');
    await port.perform({ kind: 'prompt.stop', interactionId, promptId: the().promptId('p1') });
    await harness.until(() => the().seen('prompt.finished').length === 1, 2_000);
    await harness.until(async () => (await caller.hearing()) === 'nothing');
  });

  test('keys are told while a prompt plays', async () => {
    const { harness } = the();
    const { caller, interactionId } = await the().answered();
    await the().play(interactionId, 'p1', [harness.prompts.long]);
    await caller.digits('5');
    await harness.until(() => the().seen('digit.pressed').length === 1, 4_000);
    expect(the().seen('prompt.finished')).toEqual([]);
  });

  test('music goes on until it is stopped', async () => {
    const { harness, port } = the();
    const { caller, interactionId } = await the().answered();
    await port.perform({ kind: 'music.start', interactionId });
    await harness.until(async () => (await caller.hearing()) === 'zvon');
    await port.perform({ kind: 'music.stop', interactionId });
    await harness.until(async () => (await caller.hearing()) === 'nothing');
  });

  test('music follows a prompt and a prompt music, as they are asked for', async () => {
    const { harness, port } = the();
    const { caller, interactionId } = await the().answered();
    await port.perform({ kind: 'music.start', interactionId });
    await port.perform({ kind: 'music.stop', interactionId });
    await the().play(interactionId, 'p1', [harness.prompts.short]);
    await harness.until(() => the().seen('prompt.finished').length === 1);
    await port.perform({ kind: 'music.start', interactionId });
    await harness.until(async () => (await caller.hearing()) === 'zvon');
  });
}
