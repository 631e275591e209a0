import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** A statement is repeated when it has been given so often; what is rarer is not worth the server's memory. */
const repeatedAfter = 50;
const preparedMax = 100;
/** Lists of values make ever new texts: those must not push out the ones that come again. */
const countedMax = 2_000;

/**
 * Has the server parse and plan statements that come again and again once a connection, not each time: with row-level
 * security the planning of a small insert costs as much as its execution. They are told apart by their text.
 */
export function preparingRepeated(pool: pg.Pool): PostgresPool {
  const names = createNames();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparingClient(client, names);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
}

function preparingClient(client: pg.PoolClient, nameOf: (text: string) => string | undefined): PostgresPoolClient {
  const query = <R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>> =>
    client.query({ name: values.length > 0 ? nameOf(text) : undefined, text, values: [...values] }) as never;
  // Nobody streams: the overload with a cursor is not there.
  return { query: query as never, release: () => client.release() };
}

/** The same text has the same name on every connection of the process. */
function createNames(): (text: string) => string | undefined {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text);
    if (name !== undefined || names.size >= preparedMax) return name;
    const count = (counts.get(text) ?? 0) + 1;
    if (count < repeatedAfter) {
      if (counts.size < countedMax || count > 1) counts.set(text, count);
      return undefined;
    }
    counts.delete(text);
    names.set(text, `zvon_${names.size + 1}`);
    return names.get(text);
  };
}
