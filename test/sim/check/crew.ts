import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Scenario, Theory } from '../world/view.ts';

/** What a thread is asked to play, and how: under the eyes of the invariants, or to count what its callers met. */
export type Job = { how: 'checked'; scenario: Scenario } | { how: 'counted'; scenario: Scenario & { theory: Theory } };

export interface Answer {
  result?: unknown;
  failure?: string;
}

/**
 * Plays scenarios on all cores, each in a thread that takes the next one when it is done. A scenario is played the same
 * wherever it is played, so their order does not matter.
 */
export async function playAll<Result>(
  program: URL,
  jobs: Iterable<Job>,
  done: (result: Result) => Promise<void> | void,
  threads = availableParallelism(),
): Promise<void> {
  const next = jobs[Symbol.iterator]();
  const member = async (): Promise<void> => {
    const worker = new Worker(program);
    try {
      for (let one = next.next(); !one.done; one = next.next()) await done((await playIn(worker, one.value)) as Result);
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, member));
}

function playIn(worker: Worker, job: Job): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', ({ result, failure }: Answer) => {
      worker.off('error', reject);
      if (failure === undefined) resolve(result);
      else reject(new Error(`seed ${job.scenario.seed}: ${failure}`));
    });
    worker.postMessage(job);
  });
}
