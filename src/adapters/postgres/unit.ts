import { type Kysely, type RawBuilder, type Transaction, sql } from 'kysely';
import type { Actor, Fact, LoggedEvent } from '../../shared/events.ts';
import type { PrincipalId, TenantId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { appendAudit, type AuditEntry } from './append-audit.ts';
import { appendEvents, type FactToAppend } from './append-events.ts';
import type { Tables } from './tables.generated.ts';

export type Tx = Transaction<Tables>;

/** On whose behalf a transaction runs: the envelope that row-level security reads. */
export interface Who {
  tenantId: TenantId;
  actor: Actor;
  /** Null: every principal. */
  principalIds: readonly PrincipalId[] | null;
}

/** What `unit.fact` gives back, to name it as the cause of a later fact of the same unit. */
export type FactRef = { readonly nth: number };

/**
 * One transaction of a use case: it reads and writes through `tx`, tells the facts that it made, what is to be done
 * after the commit, and the audit rows. The facts get their versions just before the commit.
 */
export interface Unit {
  tx: Tx;
  who: Who;
  /** The database's time at the beginning of the transaction. */
  at: Instant;
  /** `at`: when it happened, where that was before this unit. */
  fact(fact: Fact, options?: { actor?: Actor; causedBy?: FactRef | number | null; at?: Instant }): FactRef;
  later(topic: string, body: Record<string, unknown>, causedBy?: FactRef): void;
  audit(entry: AuditEntry): void;
}

/** What a commit leaves to whoever follows the log. */
export interface CommitLeft {
  events: readonly LoggedEvent[];
  /** The topics of which the outbox has something new to do. */
  work: readonly string[];
}

export interface Committed<T> {
  result: T;
  left: CommitLeft;
}

/** Sets the tenant's envelope for this transaction only; a pooled connection carries nothing over. */
export async function enterTenant(tx: Tx, who: Who): Promise<Instant> {
  const { rows } = await envelope(who).execute(tx);
  return rows[0]!.at.getTime();
}

/** The statement that sets it, for whoever sends it together with others. */
export function envelope({ tenantId, principalIds }: Who): RawBuilder<{ at: Date }> {
  const principals = principalIds === null ? '*' : principalIds.join(',');
  return sql`
    select set_config('app.tenant', ${tenantId}, true), set_config('app.principals', ${principals}, true),
           date_trunc('milliseconds', transaction_timestamp()) as at`;
}

/** Reads in the tenant's envelope; nothing can be written that the log would not know. */
export function readAs<T>(db: Kysely<Tables>, who: Who, read: (tx: Tx) => Promise<T>): Promise<T> {
  const reading = db.transaction().setAccessMode('read only');
  return reading.execute(async (tx) => {
    await enterTenant(tx, who);
    return read(tx);
  });
}

/** Runs `work` in one transaction; its facts, outbox rows and audit rows are written with it or not at all. */
export function commitUnit<T>(db: Kysely<Tables>, who: Who, work: (unit: Unit) => Promise<T>): Promise<Committed<T>> {
  return db.transaction().execute(async (tx) => {
    const at = await enterTenant(tx, who);
    const told: FactToAppend[] = [];
    const outbox: { topic: string; body: Record<string, unknown>; causedBy: FactRef | undefined }[] = [];
    const audits: AuditEntry[] = [];
    const result = await work({
      tx,
      who,
      at,
      fact: (fact, options = {}) => {
        const { actor = who.actor, causedBy = null, at: happenedAt } = options;
        told.push({ fact, actor, causedBy, at: happenedAt });
        return { nth: told.length - 1 };
      },
      later: (topic, body, causedBy) => void outbox.push({ topic, body, causedBy }),
      audit: (entry) => void audits.push(entry),
    });
    const events = await appendEvents(tx, who.tenantId, at, told);
    const head = events.at(-1)?.version ?? 0;
    if (outbox.length > 0) {
      await tx
        .insertInto('outbox')
        .values(
          outbox.map(({ topic, body, causedBy }) => ({
            tenant_id: who.tenantId,
            topic,
            body: JSON.stringify(body),
            caused_by: causedBy ? events[causedBy.nth]!.version : head,
          })),
        )
        .execute();
    }
    if (audits.length > 0) await appendAudit(tx, who, at, audits, head || null);
    return { result, left: { events, work: outbox.map(({ topic }) => topic) } };
  });
}
