import { CompiledQuery, type Kysely, type QueryResult } from 'kysely';
import type { Tables } from './tables.generated.ts';
import { envelope, type Who } from './unit.ts';

/**
 * Sends statements that need none of each other's answers in one go and waits once, not once for each. They run in
 * their order; inside a transaction the first that fails stops all that follow, a `commit` among them.
 */
export function sendTogether(
  connection: Kysely<Tables>,
  statements: readonly CompiledQuery[],
): Promise<QueryResult<unknown>[]> {
  return connection.getExecutor().provideConnection(async (line) => {
    const answers = await Promise.allSettled(statements.map((statement) => line.executeQuery(statement)));
    return answers.map((answer) => {
      if (answer.status === 'rejected') throw answer.reason;
      return answer.value;
    });
  });
}

/** One statement in the tenant's envelope, in a transaction of its own: one wait where each step alone would be four. */
export function sendAlone(db: Kysely<Tables>, who: Who, statement: CompiledQuery): Promise<QueryResult<unknown>> {
  return db.connection().execute((connection) =>
    undoneOnFailure(connection, async () => {
      const steps = [CompiledQuery.raw('begin'), envelope(who).compile(connection), statement];
      const answers = await sendTogether(connection, [...steps, CompiledQuery.raw('commit')]);
      return answers[2]!;
    }),
  );
}

/** What began a transaction by a statement of its own ends it by one, also when something failed. */
export async function undoneOnFailure<T>(connection: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // A connection that cannot even do this is broken, and its transaction with it.
    await sendTogether(connection, [CompiledQuery.raw('rollback')]).catch(() => undefined);
    throw error;
  }
}
