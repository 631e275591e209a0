import type { Kysely } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { enterTenant } from '../adapters/postgres/unit.ts';
import type { Actor, Fact, LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import { createOngoing } from './ongoing.ts';
import { createRounds } from './rounds.ts';

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
  const ongoing = createOngoing();
  const rounds = createRounds(ongoing);
  let cancelPoll = (): void => undefined;

  const read = (tenantId: TenantId): void =>
    rounds.run(tenantId, async () => {
      try {
        let events: LoggedEvent[];
        do {
          events = await readEvents(db, tenantId, versions.get(tenantId) ?? 0);
          if (!ongoing.isStopped()) tell(tenantId, events);
        } while (events.length === atOnce && !ongoing.isStopped());
      } catch (error) {
        options.log('the log cannot be followed', error);
      }
    });

  function tell(tenantId: TenantId, events: readonly LoggedEvent[]): void {
    const last = events.at(-1);
    if (!last) return;
    versions.set(tenantId, last.version);
    options.told(tenantId, events);
  }

  function poll(): void {
    for (const tenantId of versions.keys()) read(tenantId);
    cancelPoll = clock.after(pollMs, poll);
  }
  poll();

  return {
    follow: (tenantId: TenantId, from: number): void => void versions.set(tenantId, from),
    wake: (tenantId: TenantId, committed: readonly LoggedEvent[] = []): void => {
      const known = versions.get(tenantId);
      if (known === undefined || ongoing.isStopped()) return;
      const isNext = committed[0]?.version === known + 1 && !rounds.isRunning(tenantId);
      if (isNext) tell(tenantId, committed);
      else read(tenantId);
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
