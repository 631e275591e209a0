import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant } from '../adapters/postgres/unit.ts';
import type { Actor, Fact, LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import { createOngoing } from './ongoing.ts';

const pollMs = 500;
const atOnce = 500;

/**
 * Follows the log of each tenant in the order of versions and tells what is new. What this process has just committed
 * is told as it is when it comes next; otherwise a commit only wakes the reading: commits of several writers may be
 * heard in another order than they have in the log, the log itself has no gaps.
 */
export function createTail(options: {
  db: Kysely<Tables>;
  clock: Clock;
  told: (tenantId: TenantId, events: readonly LoggedEvent[]) => void;
  log: (message: string, error: unknown) => void;
}) {
  const { db, clock } = options;
  const versions = new Map<TenantId, number>();
  const reading = new Map<TenantId, boolean>();
  const ongoing = createOngoing();
  let cancelPoll = (): void => undefined;

  const begin = (tenantId: TenantId): void => ongoing.begin(() => read(tenantId));

  async function read(tenantId: TenantId): Promise<void> {
    if (reading.has(tenantId)) {
      reading.set(tenantId, true);
      return;
    }
    reading.set(tenantId, false);
    try {
      const events = await readEvents(db, tenantId, versions.get(tenantId) ?? 0);
      const last = events.at(-1);
      if (last && !ongoing.isStopped()) {
        versions.set(tenantId, last.version);
        options.told(tenantId, events);
        if (events.length === atOnce) reading.set(tenantId, true);
      }
    } catch (error) {
      options.log('the log cannot be followed', error);
    }
    const again = reading.get(tenantId);
    reading.delete(tenantId);
    if (again) begin(tenantId);
  }

  function poll(): void {
    for (const tenantId of versions.keys()) begin(tenantId);
    cancelPoll = clock.after(pollMs, poll);
  }
  poll();

  return {
    follow: (tenantId: TenantId, from: number): void => void versions.set(tenantId, from),
    wake: (tenantId: TenantId, committed: readonly LoggedEvent[] = []): void => {
      const known = versions.get(tenantId);
      if (known === undefined || ongoing.isStopped()) return;
      const last = committed.at(-1);
      const isNext = committed[0]?.version === known + 1 && !reading.has(tenantId);
      if (!last || !isNext) return begin(tenantId);
      versions.set(tenantId, last.version);
      options.told(tenantId, committed);
    },
    /** Resolves when nothing of it uses the database any more. */
    stop: (): Promise<void> => {
      cancelPoll();
      return ongoing.stop();
    },
  };
}

async function readEvents(db: Kysely<Tables>, tenantId: TenantId, after: number): Promise<LoggedEvent[]> {
  const rows = await db.transaction().execute(async (tx) => {
    await enterTenant(tx, { tenantId, actor: { kind: 'engine' }, principalIds: null });
    return tx
      .selectFrom('event')
      .select(['version', 'at', 'kind', 'actor', 'caused_by', 'body'])
      .where('tenant_id', '=', tenantId)
      .where('version', '>', after)
      .orderBy('version')
      .limit(atOnce)
      .execute();
  });
  return rows.map((row) => ({
    version: row.version,
    at: row.at.getTime(),
    actor: row.actor as Actor,
    causedBy: row.caused_by,
    fact: { kind: row.kind, ...row.body } as Fact,
  }));
}
