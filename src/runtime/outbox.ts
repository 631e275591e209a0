import { type Kysely, sql } from 'kysely';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { sendAlone } from '../adapters/postgres/send-together.ts';
import type { Who } from '../adapters/postgres/unit.ts';
import type { TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import { createOngoing } from './ongoing.ts';
import { createRounds } from './rounds.ts';

export interface OutboxRow {
  id: number;
  topic: string;
  body: Record<string, string>;
  causedBy: number;
  attempts: number;
  /** If it fails now, it is not tried again. */
  isLastTry: boolean;
}

/** Does what one topic asks; it may be asked twice and must not mind. */
export type OutboxHandler = (tenantId: TenantId, row: OutboxRow) => Promise<void>;

/** A claimed row that nobody finished is taken again after this time: whoever claimed it has died. */
const claimMs = 30_000;
const attemptsMax = 8;
const atOnce = 10;
/** The truth; a wake after each commit is only the hint. */
const pollMs = 500;

/**
 * Works off what commits left to be done, at least once each, soon after the commit. Each topic by itself: who calls
 * must not wait to be known until a recording is sealed.
 */
export function createOutbox(options: {
  db: Kysely<Tables>;
  clock: Clock;
  handlers: Record<string, OutboxHandler>;
  log: (message: string, error: unknown) => void;
}) {
  const { db, clock, log } = options;
  const tenants = new Set<TenantId>();
  const ongoing = createOngoing();
  const rounds = createRounds(ongoing);
  let cancelPoll = (): void => undefined;

  const drain = (tenantId: TenantId, topic: string): void =>
    rounds.run(`${tenantId} ${topic}`, async () => {
      try {
        let rows: OutboxRow[];
        do {
          rows = await claim(db, tenantId, topic);
          await Promise.all(rows.map((row) => work(tenantId, row)));
        } while (rows.length === atOnce && !ongoing.isStopped());
      } catch (error) {
        log('the outbox cannot be read', error);
      }
    });

  async function drainDue(tenantId: TenantId): Promise<void> {
    try {
      for (const topic of await findDueTopics(db, tenantId)) drain(tenantId, topic);
    } catch (error) {
      log('the outbox cannot be read', error);
    }
  }

  async function work(tenantId: TenantId, row: OutboxRow): Promise<void> {
    try {
      const handler = options.handlers[row.topic];
      if (!handler) throw new Error(`nobody serves the topic ${row.topic}`);
      await handler(tenantId, row);
      await finish(db, tenantId, row);
    } catch (error) {
      log(`outbox ${row.topic} failed, attempt ${row.attempts}`, error);
      await postpone(db, tenantId, row, error).catch((second: unknown) =>
        log('the outbox row could not be postponed', second),
      );
    }
  }

  function poll(): void {
    for (const tenantId of tenants) ongoing.begin(() => drainDue(tenantId));
    cancelPoll = clock.after(pollMs, poll);
  }
  poll();

  return {
    serve: (tenantId: TenantId): void => void tenants.add(tenantId),
    leave: (tenantId: TenantId): void => void tenants.delete(tenantId),
    wake: (tenantId: TenantId, topics: readonly string[]): void => {
      if (tenants.has(tenantId)) for (const topic of new Set(topics)) drain(tenantId, topic);
    },
    /** Resolves when nothing of it uses the database any more. */
    stop: (): Promise<void> => {
      cancelPoll();
      return ongoing.stop();
    },
  };
}

const asSystem = (tenantId: TenantId): Who => ({ tenantId, actor: { kind: 'engine' }, principalIds: null });

async function findDueTopics(db: Kysely<Tables>, tenantId: TenantId): Promise<string[]> {
  const due = sql`
    select distinct topic from outbox
    where tenant_id = ${tenantId} and failed_at is null and run_at <= clock_timestamp()`;
  const { rows } = await sendAlone(db, asSystem(tenantId), due.compile(db));
  return (rows as { topic: string }[]).map(({ topic }) => topic);
}

async function claim(db: Kysely<Tables>, tenantId: TenantId, topic: string): Promise<OutboxRow[]> {
  const due = sql`
    update outbox set attempts = attempts + 1, run_at = clock_timestamp() + ${claimMs} * interval '1 millisecond'
    where tenant_id = ${tenantId} and id in (
      select id from outbox
      where tenant_id = ${tenantId} and topic = ${topic} and failed_at is null and run_at <= clock_timestamp()
      order by run_at limit ${atOnce} for update skip locked)
    returning id, topic, body, caused_by as "causedBy", attempts, attempts >= ${attemptsMax} as "isLastTry"`;
  const { rows } = await sendAlone(db, asSystem(tenantId), due.compile(db));
  return rows as OutboxRow[];
}

async function finish(db: Kysely<Tables>, tenantId: TenantId, row: OutboxRow): Promise<void> {
  const done = db.deleteFrom('outbox').where('tenant_id', '=', tenantId).where('id', '=', row.id);
  await sendAlone(db, asSystem(tenantId), done.compile());
}

/** Tried again ever later; after the last attempt it stays, with its error, for a person to see. */
async function postpone(db: Kysely<Tables>, tenantId: TenantId, row: OutboxRow, error: unknown): Promise<void> {
  const waitMs = Math.min(2 ** row.attempts * 500, 60_000);
  const later = sql`
      update outbox set run_at = clock_timestamp() + ${waitMs} * interval '1 millisecond', last_error = ${String(error).slice(0, 500)},
             failed_at = case when attempts >= ${attemptsMax} then clock_timestamp() end
      where tenant_id = ${tenantId} and id = ${row.id}`;
  await sendAlone(db, asSystem(tenantId), later.compile(db));
}
