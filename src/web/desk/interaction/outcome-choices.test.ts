import { describe, expect, it, vi } from 'vitest';
import type { InteractionId, OutcomeId } from '../../../shared/ids.ts';
import { createOutcomeChoices } from './outcome-choices.ts';

const call = 'call' as InteractionId;
const solved = 'solved' as OutcomeId;
const callBack = 'call-back' as OutcomeId;

/** A server that answers when the test lets it. */
function slowServer() {
  const heard: OutcomeId[] = [];
  const answers: { yes: () => void; no: () => void }[] = [];
  const choices = createOutcomeChoices((_id, outcomeId) => {
    heard.push(outcomeId);
    return new Promise<void>((yes, reject) => answers.push({ yes, no: () => reject(new Error('refused')) }));
  });
  const answer = async (nth: number, how: 'yes' | 'no' = 'yes'): Promise<void> => {
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(nth));
    answers[nth]![how]();
  };
  return { choices, heard, answer };
}

describe('an outcome that was chosen', () => {
  it('is known here at once, and waited for until the server has it', async () => {
    const { choices, answer } = slowServer();
    const chosen = choices.choose(call, solved);
    expect(choices.of(call)).toEqual({ outcomeId: solved, isSaved: false });
    const settled = choices.settled(call);
    await answer(0);
    expect(await settled).toBe(true);
    await chosen;
    expect(choices.of(call)).toEqual({ outcomeId: solved, isSaved: true });
  });

  it('reaches the server in the order of choosing, and the last one counts', async () => {
    const { choices, heard, answer } = slowServer();
    const both = [choices.choose(call, solved), choices.choose(call, callBack)];
    expect(choices.of(call)?.outcomeId).toBe(callBack);
    await answer(0);
    await answer(1);
    await Promise.all(both);
    expect(heard).toEqual([solved, callBack]);
    expect(choices.of(call)).toEqual({ outcomeId: callBack, isSaved: true });
  });

  it('is no longer chosen when the server refused it, and whoever waits is told', async () => {
    const { choices, answer } = slowServer();
    const chosen = choices.choose(call, solved);
    const settled = choices.settled(call);
    await answer(0, 'no');
    await expect(chosen).rejects.toThrow('refused');
    expect(await settled).toBe(false);
    expect(choices.of(call)).toBeNull();
  });

  it('stays when only the one before it was refused', async () => {
    const { choices, answer } = slowServer();
    const first = choices.choose(call, solved).catch(() => 'refused');
    const second = choices.choose(call, callBack);
    await answer(0, 'no');
    await answer(1);
    expect([await first, await second]).toEqual(['refused', undefined]);
    expect(choices.of(call)).toEqual({ outcomeId: callBack, isSaved: true });
  });

  it('is forgotten when the server tells it, and those who draw it hear of each change', async () => {
    const { choices, answer } = slowServer();
    const drawn = vi.fn();
    const stop = choices.watch(drawn);
    const chosen = choices.choose(call, solved);
    await answer(0);
    await chosen;
    choices.forget(call);
    choices.forget(call);
    expect(drawn).toHaveBeenCalledTimes(3);
    stop();
    expect(choices.of(call)).toBeNull();
  });
});
