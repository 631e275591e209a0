import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { BackupFailure } from '../../adapters/backup/backup-failure.ts';
import { type Database, openDatabase, openPool } from '../../adapters/postgres/pool.ts';
import { commitUnit, type Who } from '../../adapters/postgres/unit.ts';
import type { Acknowledged } from '../../core/backup/failover-figures.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';

/** Writers that commit facts one after the other, as use cases do, and go on wherever they are told to. */
export interface CommitLoad {
  acknowledged: Acknowledged[];
  /** The writers turn to another server, and the first that commits there tells when; rejects where nobody ever can. */
  turnTo(url: string, withinMs: number): Promise<number>;
  stop(): Promise<void>;
}

const writers = 4;
const retryMs = 5;

export function startCommitLoad(url: string, tenantId: TenantId): CommitLoad {
  const acknowledged: Acknowledged[] = [];
  const open = (at: string): Database => openDatabase(openPool(at, { max: writers, log: () => undefined }));
  let db = open(url);
  const left: Database[] = [];
  let turnedAt: number | null = null;
  let first: (atMs: number) => void = () => undefined;
  let stopped = false;

  async function write(): Promise<void> {
    while (!stopped) {
      const isElsewhere = turnedAt !== null;
      try {
        acknowledged.push({ mark: await commitOne(db, tenantId), atMs: performance.now() });
        if (isElsewhere) first(performance.now());
      } catch {
        // The server is gone, or not yet there: what became of the commit is looked for afterwards.
        await new Promise((resolve) => setTimeout(resolve, retryMs));
      }
    }
  }
  const running = Array.from({ length: writers }, write);
  return {
    acknowledged,
    turnTo: (other, withinMs) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(() => reject(new BackupFailure('The promoted standby takes no commits.')), withinMs);
        first = (atMs) => {
          clearTimeout(giveUp);
          resolve(atMs);
        };
        left.push(db);
        db = open(other);
        turnedAt = performance.now();
      }),
    stop: async () => {
      if (stopped) return;
      stopped = true;
      await Promise.all(running);
      for (const one of [...left, db]) await one.destroy();
    },
  };
}

/** The same way into the log that every use case takes. */
async function commitOne(db: Database, tenantId: TenantId): Promise<string> {
  const mark = randomUUID();
  const who: Who = { tenantId, actor: { kind: 'engine' }, principalIds: null };
  await commitUnit(db, who, async (unit) => {
    unit.fact({ kind: 'user.signedIn', userId: mark as UserId });
  });
  return mark;
}
