import { expect, test } from 'vitest';
import { InteractionId } from '../../shared/ids.ts';
import { createCallQueues } from './call-queues.ts';

const one = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0001');
const other = InteractionId.parse('0b6c1d52-5f53-4a7e-9d0e-2f6d1f5c0002');

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

test('the jobs of one call run one after another, those of two calls beside each other', async () => {
  const queues = createCallQueues();
  const { open, opened } = gate();
  const done: string[] = [];
  const first = queues.run(one, async () => {
    await opened;
    done.push('first');
  });
  const second = queues.run(one, async () => void done.push('second'));
  await queues.run(other, async () => void done.push('other'));
  expect(done).toEqual(['other']);
  open();
  await Promise.all([first, second]);
  expect(done).toEqual(['other', 'first', 'second']);
});

test('a job that is done when it returns lets the next begin in the same turn', () => {
  const queues = createCallQueues();
  const begun: string[] = [];
  void queues.run(one, () => void begun.push('answer'));
  void queues.run(one, async () => void begun.push('dial'));
  expect(begun).toEqual(['answer', 'dial']);
});

test('a job that fails does not stop the next one', async () => {
  const queues = createCallQueues();
  const failing = queues.run(one, () => Promise.reject(new Error('as the test says')));
  const next = queues.run(one, async () => undefined);
  await expect(failing).rejects.toThrow('as the test says');
  await expect(next).resolves.toBeUndefined();
});

test('a call with jobs is busy, and forgotten afterwards', async () => {
  const queues = createCallQueues();
  const { open, opened } = gate();
  const job = queues.run(one, () => opened);
  expect(queues.isBusy(one)).toBe(true);
  open();
  await job;
  await Promise.resolve();
  await Promise.resolve();
  expect(queues.isBusy(one)).toBe(false);
});
