import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { infoline } from './flow-cast.ts';
import { createDraftSaver, restMs, type Saving } from './save-draft.ts';

const kept = (revision: number): Saving => ({ kind: 'kept', revision, savedAt: `at ${revision}` });
const begun = (start: string): FlowDefinition => ({ ...infoline, start });

/** A server that answers in turn what it is told to, and what it was asked. */
function serverThat(...answers: Saving[]) {
  const asked: [start: string, revision: number | null][] = [];
  const save = (definition: FlowDefinition, revision: number | null): Promise<Saving> => {
    asked.push([definition.start, revision]);
    return Promise.resolve(answers[asked.length - 1] ?? kept(asked.length));
  };
  return { asked, saver: createDraftSaver({ revision: null, save }) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const rest = (): Promise<unknown> => vi.advanceTimersByTimeAsync(restMs);

describe('a draft that is drawn', () => {
  it('is saved once, a moment after the last change', async () => {
    const { asked, saver } = serverThat();
    saver.change(begun('a'));
    await vi.advanceTimersByTimeAsync(restMs - 1);
    saver.change(begun('b'));
    await vi.advanceTimersByTimeAsync(restMs - 1);
    expect(asked).toEqual([]);
    expect(saver.get().kind).toBe('waiting');
    await rest();
    expect(asked).toEqual([['b', null]]);
    expect(saver.get()).toMatchObject({ kind: 'saved', savedAt: 'at 1' });
  });

  it('is saved over the revision that the last saving gave', async () => {
    const { asked, saver } = serverThat(kept(7));
    saver.change(begun('a'));
    await rest();
    saver.change(begun('b'));
    await rest();
    expect(asked).toEqual([
      ['a', null],
      ['b', 7],
    ]);
  });

  it('is brought at once where it is wanted at once', async () => {
    const { asked, saver } = serverThat();
    saver.change(begun('a'));
    saver.bring();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(1);
  });

  it('is tried again until the server answers', async () => {
    const { asked, saver } = serverThat({ kind: 'unanswered' }, { kind: 'unanswered' });
    saver.change(begun('a'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(3);
    expect(saver.get().kind).toBe('saved');
  });

  it('waits for its author when it is refused, and is saved with the next change', async () => {
    const { asked, saver } = serverThat({ kind: 'refused', code: 'validation-failed' });
    saver.change(begun('a'));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(1);
    expect(saver.get()).toMatchObject({ kind: 'refused', code: 'validation-failed' });
    saver.change(begun('b'));
    await rest();
    expect(saver.get().kind).toBe('saved');
  });
});

describe('a draft that somebody else saved meanwhile', () => {
  it('is not written over by anything that is drawn after it', async () => {
    const { asked, saver } = serverThat({ kind: 'conflict' });
    saver.change(begun('mine'));
    await rest();
    saver.change(begun('mine, later'));
    saver.bring();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(saver.get().kind).toBe('conflict');
    expect(asked).toHaveLength(1);
  });

  it('is written over when that is decided, and only the revision that was seen', async () => {
    const { asked, saver } = serverThat({ kind: 'conflict' });
    saver.change(begun('mine'));
    await rest();
    saver.saveOver(4, begun('mine'));
    await rest();
    expect(asked.at(-1)).toEqual(['mine', 4]);
    expect(saver.get().kind).toBe('saved');
  });

  it('goes on from theirs when that is loaded', async () => {
    const { asked, saver } = serverThat({ kind: 'conflict' });
    saver.change(begun('mine'));
    await rest();
    saver.startFrom(4);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(1);
    expect(saver.revision()).toBe(4);
    expect(saver.get().kind).toBe('saved');
  });
});
