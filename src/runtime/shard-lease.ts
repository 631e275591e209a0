import { leaseMs } from '../adapters/postgres/lease.ts';
import type { Clock } from './clock.ts';
import type { ShardStore } from './shard-store.ts';

type LeaseStore = Pick<ShardStore, 'takeLease' | 'renewLease' | 'releaseLease'>;

export interface ShardLease {
  readonly epoch: number;
  /** False when the last renewal began too long ago: a thawed process must not act on what it believed. */
  holds(): boolean;
  /** Whether it was lost or given back, for good. */
  isOver(): boolean;
  release(): Promise<void>;
}

interface LeaseOptions {
  store: LeaseStore;
  owner: string;
  clock: Clock;
  stopped: () => boolean;
  /** Another node has it. */
  refused: () => void;
  /** The database answers again after it did not. */
  regained: () => void;
  log: (error: unknown) => void;
}

/**
 * How soon a lease that was given back is taken by whoever waits. At first that is one to whom it is just being handed
 * over, and nobody routes meanwhile; later one that stands by.
 */
const askAgainMs = (asked: number): number => Math.min(20 * 2 ** asked, 250);

/** An owner stops acting at this share of the lease's time since its last renewal began (reliability 5). */
const trustedShare = 0.7;

/**
 * Waits until the tenant's shard is ours, then keeps it. `lost` is called once when another node took it; a database
 * that does not answer is not a loss: the lease is simply not trusted until a renewal succeeds.
 */
export async function holdLease(options: LeaseOptions, lost: () => void): Promise<ShardLease | null> {
  const { clock } = options;
  for (let asked = 0; ; asked += 1) {
    if (options.stopped()) return null;
    const askedAt = clock.monotonicMs();
    const taken = await askFor(options);
    if (taken) return keepLease(options, taken.epoch, askedAt, lost);
    await new Promise<void>((resolve) => clock.after(askAgainMs(asked), resolve));
  }
}

async function askFor({ store, owner, refused, log }: LeaseOptions): Promise<{ epoch: number } | null> {
  try {
    const taken = await store.takeLease(owner);
    if (!taken) refused();
    return taken;
  } catch (error) {
    log(error);
    return null;
  }
}

function keepLease(
  { store, clock, log, regained }: LeaseOptions,
  epoch: number,
  askedAt: number,
  lost: () => void,
): ShardLease {
  let provenAt = askedAt;
  let over = false;
  let isDatabaseAway = false;
  let cancel = (): void => undefined;
  const renew = async (): Promise<void> => {
    const startedAt = clock.monotonicMs();
    try {
      const ours = await store.renewLease(epoch);
      if (over) return;
      if (!ours) {
        over = true;
        lost();
        return;
      }
      provenAt = startedAt;
      if (isDatabaseAway) regained();
      isDatabaseAway = false;
    } catch (error) {
      isDatabaseAway = true;
      log(error);
    }
    if (!over) cancel = clock.after(leaseMs / 3, () => void renew());
  };
  cancel = clock.after(leaseMs / 3, () => void renew());
  return {
    epoch,
    holds: () => !over && clock.monotonicMs() - provenAt < leaseMs * trustedShare,
    isOver: () => over,
    release: async () => {
      over = true;
      cancel();
      await store.releaseLease(epoch);
    },
  };
}
