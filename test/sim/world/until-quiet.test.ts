import { expect, test } from 'vitest';
import { createUntilQuiet } from './until-quiet.ts';

test('all that a step has set going is done before the next step, however long its chain', async () => {
  const untilQuiet = createUntilQuiet();
  const done: string[] = [];
  const chain = async (name: string, links: number): Promise<void> => {
    for (let nth = 0; nth < links; nth += 1) await Promise.resolve();
    await Promise.all([1, 2, 3].map(() => Promise.resolve()));
    done.push(name);
  };
  for (const [name, links] of [
    ['short', 1],
    ['long', 10_000],
  ] as const) {
    void chain(name, links);
    await untilQuiet();
    expect(done.at(-1)).toBe(name);
  }
});
