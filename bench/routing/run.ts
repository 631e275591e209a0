import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { benchmark } from './benchmark.ts';
import { makeModel } from './model.ts';
import { serviceOf, type Shift } from './service-level.ts';

/** The center of the service level's days: the same in every worker. */
const serve = (shift: Shift) => serviceOf(makeModel({ agents: shift.agents, queues: 200, skills: 50 }, 2), shift);

if (isMainThread) await benchmark(import.meta.url);
else parentPort!.postMessage(serve(workerData as Shift));
