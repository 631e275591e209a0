import { isMainThread, parentPort } from 'node:worker_threads';
import { openWorld } from '../world/open-world.ts';
import type { Answer, Job } from './crew.ts';
import { countContacts } from './count-contacts.ts';
import { play } from './play.ts';
import { runSeed } from './run-seed.ts';

if (isMainThread) process.exitCode = await play(process.argv.slice(2), new URL(import.meta.url));
else parentPort?.on('message', (job: Job) => void answer(job));

/** A member of the crew plays what it is given. */
async function answer(job: Job): Promise<void> {
  const work: Promise<unknown> = job.how === 'checked' ? runSeed(job.scenario, openWorld) : countContacts(job.scenario);
  const told: Answer = await work.then(
    (result) => ({ result }),
    (error: unknown) => ({ failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
  parentPort?.postMessage(told);
}
