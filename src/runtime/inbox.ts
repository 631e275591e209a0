import { AppError } from '../shared/errors.ts';
import type { Clock } from './clock.ts';
import type { Asker, Told } from './decide-batch.ts';

/** How long a request waits for a database that does not answer before its asker is told so. */
const patienceMs = 5_000;
const retryMs = 250;

/**
 * What an engine was told and has not decided, worked off in batches one after the other. What `work` gives back
 * waits, and is told again before what came since.
 */
export function createInbox(clock: Clock, work: (batch: readonly Told[]) => Promise<readonly Told[]>) {
  let waiting: Told[] = [];
  let running = false;
  let run = Promise.resolve();
  let closed = false;

  async function workOff(): Promise<void> {
    running = true;
    while (waiting.length > 0 && !closed) {
      const batch = waiting.filter((told) => told.kind !== 'request' || !told.hasGone());
      waiting = [];
      const left = await work(batch);
      if (left.length === 0) continue;
      waiting = [...left, ...waiting];
      await new Promise<void>((resolve) => clock.after(retryMs, resolve));
    }
    running = false;
    if (closed) refuseWaiting();
  }

  function refuseWaiting(): void {
    for (const told of waiting) if (told.kind === 'request') told.refused(new AppError('database-away'));
    waiting = [];
  }

  return {
    tell(told: Told): void {
      if (closed) return;
      waiting.push(told);
      if (!running) run = workOff();
    },
    /** Resolves when what was being decided is written, or is known not to be. */
    close(): Promise<void> {
      closed = true;
      refuseWaiting();
      return run;
    },
  };
}

/** Resolves after the commit. Who has waited too long is told that the database is away, and the request is let go. */
export function ask(clock: Clock, tell: (asker: Asker) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let gone = false;
    const cancel = clock.after(patienceMs, () => {
      gone = true;
      reject(new AppError('database-away'));
    });
    const settle = (act: () => void): void => {
      cancel();
      act();
    };
    tell({
      done: () => settle(resolve),
      refused: (error) => settle(() => reject(error)),
      hasGone: () => gone,
    });
  });
}
