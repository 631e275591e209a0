import type { InteractionId } from '../../shared/ids.ts';

/** A job that gives no promise is done when it returns: what follows it need not wait for a tick. */
export type CallJob = () => Promise<void> | void;

/** One job of a call after another, calls beside each other. */
export interface CallQueues {
  run(interactionId: InteractionId, job: CallJob): Promise<void> | void;
  isBusy(interactionId: InteractionId): boolean;
}

export function createCallQueues(): CallQueues {
  const tails = new Map<InteractionId, Promise<void>>();
  return {
    run(interactionId, job) {
      const before = tails.get(interactionId);
      // Without a predecessor the job starts in this very turn: a waiting tick is a tick of the caller's time.
      const done = before === undefined ? job() : before.then(job, job);
      if (done === undefined) return;
      const tail = done
        .catch(() => undefined)
        .then(() => {
          if (tails.get(interactionId) === tail) tails.delete(interactionId);
        });
      tails.set(interactionId, tail);
      return done;
    },
    isBusy: (interactionId) => tails.has(interactionId),
  };
}
