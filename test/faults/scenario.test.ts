import { expect, test } from 'vitest';
import { repeat, type Round } from './scenario.ts';

/** Rounds of these times, with what the host took meanwhile. */
async function play(times: number, rounds: readonly (Round & { share: number })[]) {
  let nth = 0;
  const asked: number[] = [];
  const outcome = await repeat(
    times,
    () => undefined,
    async (which) => {
      asked.push(which);
      return rounds[nth++]!;
    },
    () => ({ stop: () => rounds[nth - 1]!.share }),
  );
  return { ...outcome, asked };
}

const calm = (ms: number) => ({ ms, faults: [], share: 0.05 });
const disturbed = (ms: number) => ({ ms, faults: [], share: 0.6 });

test('a round that the host disturbed is told and done again, as the same one', async () => {
  const { measuredMs, notes, asked } = await play(2, [calm(1_000), disturbed(4_542), calm(1_100)]);
  expect(measuredMs).toEqual([1_000, 1_100]);
  expect(notes).toEqual(['2: 4542 ms, not counted: the host took 60 % of a second']);
  expect(asked).toEqual([0, 1, 1]);
});

test('what was found in it counts all the same', async () => {
  const lost = { ...disturbed(900), faults: ['a call was lost'] };
  expect((await play(1, [lost, calm(1_000)])).faults).toEqual(['a call was lost']);
});

test('a host that never rests is waited for as often again, then its times count', async () => {
  const { measuredMs, notes } = await play(1, [disturbed(4_000), disturbed(3_500)]);
  expect([measuredMs, notes.length]).toEqual([[3_500], 1]);
});
