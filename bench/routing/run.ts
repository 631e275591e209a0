import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { benchmark } from './benchmark.ts';
import { makeModel } from './model.ts';
import { serviceOf, type Shift } from './service-level.ts';

const serve = (shift: Shift) =>
  serviceOf(makeModel({ agents: shift.agents, queues: 200, skills: 50 }, shift.center), shift);

if (isMainThread) await benchmark(import.meta.url);
else parentPort!.postMessage(serve(workerData as Shift));
