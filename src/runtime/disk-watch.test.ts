import { expect, it } from 'vitest';
import type { Disk } from '../core/disks/space.ts';
import { watchDisks } from './disk-watch.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));
const disk = (freeBytes: number): Disk => ({ holds: ['database'], freeBytes, totalBytes: 1_000 });

/** A watch that looks when the test says so; each look finds what the test put there. */
function watched() {
  const due: (() => void)[] = [];
  const lines: string[] = [];
  let found: Disk[] | Error = [disk(500)];
  const watch = watchDisks({
    clock: { now: () => 0, monotonicMs: () => 0, after: (_ms, act) => (due.push(act), () => void due.splice(0)) },
    read: async () => {
      if (found instanceof Error) throw found;
      return found;
    },
    log: (message) => lines.push(message),
  });
  return {
    watch,
    lines,
    due,
    async finds(next: Disk[] | Error): Promise<void> {
      await settled();
      found = next;
      due.shift()?.();
      await settled();
    },
  };
}

it('says once that a disk became scarce and once that it became full, and again after there was space', async () => {
  const { watch, lines, finds } = watched();
  for (const freeBytes of [150, 140, 90, 80, 500, 150]) await finds([disk(freeBytes)]);
  expect(lines.map((line) => line.slice(0, line.indexOf(':')))).toEqual([
    ...['a disk is scarce', 'a disk is full', 'a disk is scarce'],
  ]);
  expect(watch.disks()).toEqual([disk(150)]);
  watch.stop();
});

it('goes on looking after a look that failed, and keeps what it saw', async () => {
  const { watch, lines, finds } = watched();
  await finds(new Error('the disk does not answer'));
  expect([lines, watch.disks()]).toEqual([['the space on the disks cannot be read'], [disk(500)]]);
  await finds([disk(400)]);
  expect(watch.disks()).toEqual([disk(400)]);
  watch.stop();
});

it('looks no more once it was stopped', async () => {
  const { watch, due } = watched();
  await settled();
  watch.stop();
  expect(due).toEqual([]);
});
