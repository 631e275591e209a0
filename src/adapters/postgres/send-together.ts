import type { CompiledQuery, Kysely, QueryResult } from 'kysely';
import type { Tables } from './tables.generated.ts';

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
