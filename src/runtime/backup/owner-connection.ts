import pg from 'pg';

/** One connection as the owner, for as long as the work takes: copying a database has no time limit, being let in has. */
export async function asOwner<T>(url: string, work: (connection: pg.Client) => Promise<T>): Promise<T> {
  const connection = new pg.Client({
    connectionString: url,
    application_name: 'zvon backup',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  // Whoever waits for an answer hears of it; at rest nobody does.
  connection.on('error', () => undefined);
  await connection.connect();
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** The server's clock is the only one that counts. */
export async function serverTime(connection: pg.Client): Promise<Date> {
  const { rows } = await connection.query<{ now: Date }>('select clock_timestamp() as now');
  return rows[0]!.now;
}

/** False when another process does that work already. */
export async function holdAlone(connection: pg.Client, work: string): Promise<boolean> {
  const { rows } = await connection.query<{ held: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
    [`zvon:${work}`],
  );
  return rows[0]!.held;
}
