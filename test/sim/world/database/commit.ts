import { toEvents } from '../../../../src/adapters/postgres/append-events.ts';
import { reactionTo } from '../../../../src/features/calls/reactions.ts';
import type { CommitResult, RoutingFactToAppend } from '../../../../src/runtime/commit.ts';
import type { LoggedEvent, RoutingFact } from '../../../../src/shared/events.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { SimProcess } from '../sim-process.ts';
import type { SimDatabase } from './sim-database.ts';

export interface ToCommit {
  tenantId: TenantId;
  epoch: number;
  at: Instant;
  facts: readonly RoutingFactToAppend[];
}

/** A statement that stands in a queue of the disk is at work for so long after its client has given up. */
const stuckMs = { least: 500, most: 8_000 };

/**
 * One transaction of `src/runtime/commit.ts`: written only while the lease has this epoch, and what became of it known
 * to the writer or not (reliability 13.2: acknowledged, acknowledgement lost, failed, timed out).
 */
export function commitFacts(database: SimDatabase, process: SimProcess, commit: ToCommit): Promise<CommitResult> {
  const { server, time, chance, fate } = database;
  const { tenantId, epoch, at, facts } = commit;
  return server.ask<CommitResult>(process, (answer) => {
    const { life } = server;
    const begunIn = life();
    database.turnsOf(tenantId).take((release) => {
      if (life() !== begunIn) return;
      if (database.rowsOf(tenantId).lease?.epoch !== epoch) {
        note(database, commit, 'fenced', []);
        release();
        return answer({ value: { kind: 'fenced' } });
      }
      const about = `${facts.length} facts of epoch ${epoch}`;
      const write = (outcome: string): LoggedEvent[] => {
        const events = toEvents(database.rowsOf(tenantId).log.length, at, facts);
        append(database, commit, events);
        note(database, commit, outcome, events);
        return events;
      };
      const later = (delayMs: number, act: () => void): void =>
        void time.after(delayMs, () => {
          if (life() !== begunIn) return;
          act();
          release();
        });
      if (isUnwritable(database, commit)) {
        note(database, commit, 'unwritable', []);
        release();
        return answer({ error: Object.assign(new Error('a foreign key is violated'), { code: '23503' }) });
      }
      if (fate.strikes('commit-failed', about)) {
        note(database, commit, 'failed', []);
        return later(1, () => answer({ error: new Error('could not serialize access') }));
      }
      if (fate.strikes('commit-timed-out', about)) {
        const isWritten = chance.happens(0.5);
        time.after(chance.between(1, stuckMs.least), () => answer({ error: new Error('the connection timed out') }));
        return later(chance.between(stuckMs.least, stuckMs.most), () => {
          if (isWritten) write('timed-out');
          else note(database, commit, 'timed-out', []);
        });
      }
      const isAnswerLost = fate.strikes('commit-answer-lost', about);
      later(chance.between(0, 2), () => {
        const events = write(isAnswerLost ? 'answer-lost' : 'ok');
        answer(isAnswerLost ? { error: new Error('the connection broke') } : { value: { kind: 'committed', events } });
      });
    });
  });
}

function append(database: SimDatabase, { tenantId, epoch }: ToCommit, events: readonly LoggedEvent[]): void {
  const rows = database.rowsOf(tenantId);
  const { length } = rows.log;
  rows.log.push(...events.map((event) => ({ ...event, epoch })));
  const left = events.flatMap(({ fact, version }) => {
    const reaction = reactionTo(fact as RoutingFact);
    return reaction ? [{ topic: reaction.topic, causedBy: version }] : [];
  });
  rows.outbox.push(...left);
  database.wrote({
    tenantId,
    versions: events.map(({ version }) => version),
    undo: () => {
      rows.log.length = length;
      rows.outbox = rows.outbox.filter((row) => !left.includes(row));
    },
  });
}

/** A form is finished with an outcome that the tenant has not: its row would name what is not there. */
function isUnwritable(database: SimDatabase, { tenantId, facts }: ToCommit): boolean {
  const { outcomeIds } = database.tenantOf(tenantId);
  return facts.some(({ fact }) => fact.kind === 'wrapup.finished' && !outcomeIds.includes(fact.outcomeId));
}

function note(database: SimDatabase, { tenantId, epoch }: ToCommit, outcome: string, events: LoggedEvent[]): void {
  database.happenings.tell({ kind: 'commit', at: database.time.now(), tenantId, epoch, outcome, events });
}
