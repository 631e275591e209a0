import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Each task is done by a worker that runs the program itself, as many at once as there are cores; the results in order. */
export async function inWorkers<T, R>(program: string, tasks: readonly T[]): Promise<R[]> {
  const results: R[] = [];
  const left = tasks.entries();
  const work = async (): Promise<void> => {
    for (const [nth, task] of left) results[nth] = await resultOf<T, R>(program, task);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return results;
}

const resultOf = <T, R>(program: string, task: T): Promise<R> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL(program), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
