import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type Failed, failedBy } from './failed-by.ts';
import { serverTime } from './owner-connection.ts';
import type { SetTaken } from './take-set.ts';

/** What a drill found. */
export interface DrillResult {
  targetAt: Date | null;
  rtoMs: number | null;
  rpoMs: number | null;
  detail: Record<string, unknown>;
  /** One sentence; null when all was as it must be. */
  failure: string | null;
}

/** Runs a backup and writes down what came of it, also when it failed: a failure that nobody sees is the worst. */
export async function recordBackup(
  connection: pg.Client,
  { node, place }: { node: string; place: string },
  take: () => Promise<SetTaken>,
): Promise<SetTaken> {
  const startedAt = await serverTime(connection);
  const write = async (taken: SetTaken | null, failed: Failed | null): Promise<void> => {
    await connection.query(
      `insert into backup_run (id, node, started_at, finished_at, method, set_name, bytes, recordings,
         recordings_missing, place, failure, why)
       values ($1, $2, $3, clock_timestamp(), $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[randomUUID(), node, startedAt, taken?.method, taken?.id, taken?.bytes],
        ...[taken?.recordings.count, taken?.recordings.missing, place, failed?.sentence, failed?.why],
      ],
    );
  };
  try {
    const taken = await take();
    await write(taken, null);
    return taken;
  } catch (error) {
    // Where the server itself went away it cannot be told; what happened is said all the same.
    await write(null, failedBy(error)).catch(() => undefined);
    throw error;
  }
}

export async function recordDrill(
  connection: pg.Client,
  { kind, node }: { kind: 'restore' | 'failover'; node: string },
  run: () => Promise<DrillResult>,
): Promise<DrillResult> {
  const startedAt = await serverTime(connection);
  const result = await run().catch((error: unknown): DrillResult => {
    return { targetAt: null, rtoMs: null, rpoMs: null, detail: {}, failure: failedBy(error).sentence };
  });
  await connection.query(
    `insert into drill_run (id, kind, node, started_at, finished_at, target_at, rto_ms, rpo_ms, detail, failure)
     values ($1, $2, $3, $4, clock_timestamp(), $5, $6, $7, $8, $9)`,
    [
      ...[randomUUID(), kind, node, startedAt, result.targetAt, result.rtoMs, result.rpoMs],
      ...[JSON.stringify(result.detail), result.failure],
    ],
  );
  return result;
}
