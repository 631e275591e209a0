import type pg from 'pg';

export interface PagesChecked {
  indexes: number;
  tables: number;
  rows: number;
  /** What the server says of pages that do not hold together. */
  faults: string[];
}

/** Reads every table and index of a copy with PostgreSQL's own check of their pages; null where it has none. */
export async function checkPages(connection: pg.Client): Promise<PagesChecked | null> {
  const { rowCount } = await connection.query("select 1 from pg_available_extensions where name = 'amcheck'");
  if (rowCount === 0) return null;
  await connection.query('create extension if not exists amcheck');
  const checked: PagesChecked = { indexes: 0, tables: 0, rows: 0, faults: [] };
  for (const index of await relations(connection, 'i')) {
    checked.indexes += 1;
    await connection
      .query('select bt_index_check($1::oid::regclass, true)', [index.oid])
      .catch((error: Error) => checked.faults.push(`${index.name}: ${error.message}`));
  }
  for (const table of await relations(connection, 'r')) {
    checked.tables += 1;
    const found = await connection.query<{ msg: string }>('select msg from verify_heapam($1::oid::regclass)', [
      table.oid,
    ]);
    checked.faults.push(...found.rows.map(({ msg }) => `${table.name}: ${msg}`));
    const counted = await connection.query<{ rows: number }>(`select count(*)::float8 as rows from ${table.name}`);
    checked.rows += counted.rows[0]!.rows;
  }
  return checked;
}

async function relations(connection: pg.Client, kind: 'i' | 'r'): Promise<{ oid: number; name: string }[]> {
  const { rows } = await connection.query<{ oid: number; name: string }>(
    `select c.oid, c.oid::regclass::text as name from pg_class c
     left join pg_index i on i.indexrelid = c.oid left join pg_am a on a.oid = c.relam
     where c.relkind = $1 and c.relpersistence = 'p' and ($1 = 'r' or a.amname = 'btree' and i.indisvalid)
     order by 1`,
    [kind],
  );
  return rows;
}
