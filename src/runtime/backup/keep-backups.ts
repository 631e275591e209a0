import { findOldestWaiting } from '../../adapters/backup/ship-wal.ts';
import type { Instant } from '../../shared/time.ts';
import type { Clock } from '../clock.ts';
import { createOngoing } from '../ongoing.ts';

/** What a lost machine costs grows until it is looked again. */
const lookEveryMs = 10_000;
const dueEveryMs = 600_000;

export interface BackupKeeping {
  clock: Clock;
  /** Where the embedded server hands over what it has written; another one has no such place here. */
  spool: string | null;
  /** Runs a command of Zvon beside this process, to its end: copying a database must not make a caller wait. */
  run(command: readonly string[], stopped: AbortSignal): Promise<void>;
  log(message: string, error: unknown): void;
}

/** Takes over what the server hands over, within seconds, and has done what the night asks for. */
export function keepBackups({ clock, spool, run, log }: BackupKeeping): { stop(): Promise<void> } {
  const ongoing = createOngoing();
  const stopped = new AbortController();
  const cancels = new Set<() => void>();

  function every(ms: number, work: () => Promise<void>): void {
    const cancel = clock.after(ms, () => {
      cancels.delete(cancel);
      ongoing.begin(async () => {
        await work().catch((error: unknown) => log('the backup is not kept', error));
        if (!ongoing.isStopped()) every(ms, work);
      });
    });
    cancels.add(cancel);
  }
  every(lookEveryMs, async () => {
    if ((await waitsSince(spool)) !== null) await run(['backup', 'ship'], stopped.signal);
  });
  every(dueEveryMs, () => run(['backup', 'due'], stopped.signal));

  return {
    stop: async () => {
      for (const cancel of cancels) cancel();
      stopped.abort();
      await ongoing.stop();
    },
  };
}

/** Since when something that the server has handed over waits to be taken; null while nothing does. */
export const waitsSince = async (spool: string | null): Promise<Instant | null> =>
  spool === null ? null : ((await findOldestWaiting(spool))?.getTime() ?? null);
