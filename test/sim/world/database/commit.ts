import { toEvents } from '../../../../src/adapters/postgres/append-events.ts';
import { reactionTo } from '../../../../src/features/calls/reactions.ts';
import type { CommitResult, LastKnown, RoutingFactToAppend } from '../../../../src/runtime/commit.ts';
import type { LoggedEvent, RoutingFact } from '../../../../src/shared/events.ts';
import type { TenantId } from '../../../../src/shared/ids.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { SimProcess } from '../sim-process.ts';
import type { SimDatabase } from './sim-database.ts';
import { hasStill } from './tenant-rows.ts';
import type { Answer } from './sim-server.ts';

export interface ToCommit {
  tenantId: TenantId;
  epoch: number;
  at: Instant;
  facts: readonly RoutingFactToAppend[];
  known: LastKnown;
}

type Outcome = 'ok' | 'answer-lost' | 'failed' | 'timed-out' | 'fenced' | 'gone-back' | 'unwritable';

/** A statement that waits for the disk is at work for so long, also when its client has given up. */
const stuck = { leastMs: 500, mostMs: 8_000 };
const writingMs = 2;

/**
 * One transaction of `src/runtime/commit.ts`: written only while the lease has this epoch, and what became of it known
 * to the writer or not (reliability 13.2: acknowledged, acknowledgement lost, failed, timed out).
 */
export function commitFacts(database: SimDatabase, process: SimProcess, commit: ToCommit): Promise<CommitResult> {
  const { server, time } = database;
  return server.ask<CommitResult>(process, (answer) => {
    const isSameLife = server.life();
    database.turnsOf(commit.tenantId).take((release) => {
      if (!isSameLife()) return;
      const atEnd = (delayMs: number, act: () => void): void =>
        void time.after(delayMs, () => {
          // What the server was at when it died is undone, and its locks are gone with it.
          if (!isSameLife()) return;
          act();
          release();
        });
      play(database, commit, { outcome: outcomeOf(database, commit), answer, atEnd });
    });
  });
}

interface Played {
  outcome: Outcome;
  answer(answer: Answer<CommitResult>): void;
  /** Does the last of the transaction, then lets go of its locks. */
  atEnd(delayMs: number, act: () => void): void;
}

function play(database: SimDatabase, commit: ToCommit, { outcome, answer, atEnd }: Played): void {
  const { chance, time } = database;
  const conclude = (events: LoggedEvent[], said: Answer<CommitResult>): void => {
    note(database, commit, outcome, events);
    // A step of its own: whoever looks between the two sees what is written and not yet acted on.
    time.after(0, () => answer(said));
  };
  switch (outcome) {
    case 'fenced':
    case 'gone-back':
      return atEnd(0, () => conclude([], { value: { kind: outcome } }));
    case 'unwritable':
      return atEnd(0, () => conclude([], { error: Object.assign(new Error('a foreign key'), { code: '23503' }) }));
    case 'failed':
      return atEnd(1, () => conclude([], { error: new Error('could not serialize access') }));
    case 'timed-out': {
      const isWritten = chance.happens(0.5);
      time.after(chance.between(1, stuck.leastMs), () => answer({ error: new Error('the connection timed out') }));
      return atEnd(chance.between(stuck.leastMs, stuck.mostMs), () =>
        note(database, commit, outcome, isWritten ? append(database, commit) : []),
      );
    }
    case 'answer-lost':
      return atEnd(writingMs, () => conclude(append(database, commit), { error: new Error('the connection broke') }));
    case 'ok':
      return atEnd(database.isInstant ? 0 : chance.between(0, writingMs), () => {
        const events = append(database, commit);
        conclude(events, { value: { kind: 'committed', events } });
      });
  }
}

function outcomeOf(database: SimDatabase, commit: ToCommit): Outcome {
  const { fate } = database;
  const about = `${commit.facts.length} facts of epoch ${commit.epoch}`;
  if (database.rowsOf(commit.tenantId).lease?.epoch !== commit.epoch) return 'fenced';
  if (!hasStill(database.rowsOf(commit.tenantId), commit.known)) return 'gone-back';
  if (isUnwritable(database, commit)) return 'unwritable';
  if (fate.strikes('commit-failed', about)) return 'failed';
  if (fate.strikes('commit-timed-out', about)) return 'timed-out';
  return fate.strikes('commit-answer-lost', about) ? 'answer-lost' : 'ok';
}

/** A form is finished with an outcome that the tenant has not: its row would name what is not there. */
function isUnwritable(database: SimDatabase, { tenantId, facts }: ToCommit): boolean {
  const { outcomeIds } = database.tenantOf(tenantId);
  return facts.some(({ fact }) => fact.kind === 'wrapup.finished' && !outcomeIds.includes(fact.outcomeId));
}

function append(database: SimDatabase, { tenantId, epoch, at, facts }: ToCommit): LoggedEvent[] {
  const rows = database.rowsOf(tenantId);
  const { length } = rows.log;
  const events = toEvents(length, at, facts);
  const left = events.flatMap(({ fact, version }) => {
    const reaction = reactionTo(fact as RoutingFact);
    return reaction ? [{ topic: reaction.topic, causedBy: version }] : [];
  });
  rows.log.push(...events.map((event) => ({ ...event, epoch })));
  rows.outbox.push(...left);
  database.wrote({
    tenantId,
    versions: events.map(({ version }) => version),
    undo: () => {
      rows.log.length = length;
      rows.outbox = rows.outbox.filter((row) => !left.includes(row));
    },
  });
  return events;
}

function note(database: SimDatabase, { tenantId, epoch }: ToCommit, outcome: Outcome, events: LoggedEvent[]): void {
  database.happenings.tell({ kind: 'commit', at: database.time.now(), tenantId, epoch, outcome, events });
}
