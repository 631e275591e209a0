import type { Instant } from '../shared/time.ts';
import type { Clock } from './clock.ts';

export interface DatabaseClock extends Clock {
  /** From now on a clock that was set anew is followed at once whenever this holds. */
  jumpWhen(nothingRuns: () => boolean): void;
  stop(): void;
}

const everyMs = 10_000;
/** As fast as adjtime(3) turns a clock, 500 ppm: what is due in ten seconds does not become due at once. */
export const slewPpm = 500;
/** Beyond this a clock does not drift, somebody has set it or the machine has slept. */
export const jumpMs = 1_000;
/** An answer that took longer says too little of when it was given. */
const roundTripMaxMs = 1_000;

/**
 * The one time of all nodes: the database's. It is asked for at the start, then runs with the process's monotonic clock,
 * so neither a wrong clock of this machine nor one that is set anew, here or there, makes a caller's time jump. What
 * drifts apart is followed slowly; a jump is followed when nobody's time runs.
 */
export async function openDatabaseClock(options: {
  clock: Clock;
  /** The database's time as it answers. */
  read(): Promise<Instant>;
  log(message: string, error?: unknown): void;
}): Promise<DatabaseClock> {
  const { clock, read, log } = options;
  const first = await measure(clock, read);
  let { ahead } = first;
  let turnedAt = first.at;
  let isApart = false;
  let nothingRuns = (): boolean => false;
  let cancel = clock.after(everyMs, follow);

  function follow(): void {
    measure(clock, read).then(turn, (error: unknown) => log('the time of the database cannot be read', error));
    cancel = clock.after(everyMs, follow);
  }

  function turn(measured: Measured): void {
    if (measured.roundTripMs > roundTripMaxMs) return;
    const wanted = measured.ahead - ahead;
    const wasApart = isApart;
    isApart = Math.abs(wanted) > jumpMs;
    if (isApart && !wasApart) log(`the database's clock was set: it is ${Math.round(wanted)} ms from the time here`);
    const mostMs = isApart && nothingRuns() ? Infinity : ((measured.at - turnedAt) * slewPpm) / 1_000_000;
    ahead += Math.max(-mostMs, Math.min(mostMs, wanted));
    turnedAt = measured.at;
  }

  return {
    now: () => Math.floor(clock.monotonicMs() + ahead),
    monotonicMs: () => clock.monotonicMs(),
    after: (delayMs, act) => clock.after(delayMs, act),
    jumpWhen: (holds) => {
      nothingRuns = holds;
    },
    stop: () => cancel(),
  };
}

interface Measured {
  /** By the monotonic clock. */
  at: number;
  /** How far the database's time is ahead of the monotonic clock. */
  ahead: number;
  roundTripMs: number;
}

/** The answer is taken for given in the middle of its way. */
async function measure(clock: Clock, read: () => Promise<Instant>): Promise<Measured> {
  const askedAt = clock.monotonicMs();
  const told = await read();
  const at = clock.monotonicMs();
  return { at, ahead: told - (askedAt + at) / 2, roundTripMs: at - askedAt };
}
