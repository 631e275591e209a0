import { expect, it, vi } from 'vitest';
import { createSingleKeys } from './single-keys.ts';

/** A browser's storage; two pages of it share what is kept. */
function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

it('single keys act until they are switched off, and then also on the next page', () => {
  const memory = storage();
  const applied: boolean[] = [];
  const open = () => {
    const keys = createSingleKeys(memory, (allowed) => applied.push(allowed));
    keys.start();
    return keys;
  };
  const first = open();
  first.choose(false);
  expect(first.allowed()).toBe(false);
  expect(open().allowed()).toBe(false);
  open().choose(true);
  expect(applied).toEqual([true, false, false, false, true]);
});

it('who draws the switch hears of each change', () => {
  const keys = createSingleKeys(storage(), () => undefined);
  const drawn = vi.fn();
  const stop = keys.watch(drawn);
  keys.choose(false);
  stop();
  keys.choose(true);
  expect(drawn).toHaveBeenCalledTimes(1);
});
