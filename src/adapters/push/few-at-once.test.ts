import { expect, it } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

it('begins in the order of asking, never more than so many at a time, and goes on after one that failed', async () => {
  const begun: number[] = [];
  const ends: { well(): void; badly(error: Error): void }[] = [];
  const few = fewAtOnce(2);
  const works = [1, 2, 3, 4].map((nth) =>
    few(() => {
      begun.push(nth);
      return new Promise<void>((resolve, reject) => ends.push({ well: resolve, badly: reject }));
    }).catch(() => undefined),
  );
  expect(begun).toEqual([1, 2]);
  ends[1]!.badly(new Error('the database is away'));
  await works[1];
  expect(begun).toEqual([1, 2, 3]);
  ends[0]!.well();
  await works[0];
  expect(begun).toEqual([1, 2, 3, 4]);
  ends.slice(2).forEach(({ well }) => well());
  await Promise.all(works);
  void few(async () => void begun.push(5));
  void few(async () => void begun.push(6));
  expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
});
