import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { format, resolveConfig } from 'prettier';
import { migrate } from '../src/adapters/postgres/migrate.ts';

/**
 * Reads the catalogue of a migrated database and writes what it says: db/schema.sql for the reader and
 * src/adapters/postgres/tables.generated.ts for the compiler. A test fails when either is stale.
 * Usage: tsx tools/write-schema.ts <owner url>
 */
interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  default: string | null;
  identity: boolean;
  view: boolean;
}

const tsTypes: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  integer: 'number',
  bigint: 'number',
  numeric: 'number',
  boolean: 'boolean',
  date: 'string',
  bytea: 'Buffer',
  jsonb: 'Json',
  'timestamp with time zone': 'Time',
};

const own = `n.nspname = 'public' and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

async function columnsOf(db: pg.Client): Promise<Column[]> {
  const { rows } = await db.query<Column>(`
    select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, not (a.attnotnull or c.relkind = 'v' and exists (
             select 1 from information_schema.view_column_usage u join pg_attribute b on b.attrelid = to_regclass(format('public.%I', u.table_name)) and u.table_schema = 'public' and b.attname = u.column_name
             where u.view_name = c.relname and u.column_name = a.attname and b.attnotnull)) as nullable,
           pg_get_expr(d.adbin, d.adrelid) as "default", a.attidentity <> '' as identity, c.relkind = 'v' as view
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where c.relkind in ('r', 'v') and ${own} order by c.relname, a.attnum`);
  return rows;
}

function byTableOf(columns: readonly Column[]): Map<string, Column[]> {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  return tables;
}

async function linesOf(db: pg.Client, table: string): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(
    `select line from (
       select 1 as part, '  ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where conrelid = ($1::text)::regclass and contype <> 'n'
       union all select 2, '  ' || indexdef from pg_indexes i where schemaname = 'public' and format('%I', tablename) = $1::text
         and not exists (select 1 from pg_constraint where conname = indexname)
       union all select 3, '  policy ' || policyname || ' ' || lower(permissive) || ' using ' || qual from pg_policies where format('%I', tablename) = $1::text
       union all select 4, '  zvon_app: ' || string_agg(lower(privilege_type), ', ' order by privilege_type)
         from information_schema.role_table_grants where grantee = 'zvon_app' and format('%I', table_name) = $1::text
     ) lines where line is not null order by part, line`,
    [table],
  );
  return rows.map((row) => row.line);
}

export async function schemaText(db: pg.Client): Promise<string> {
  const byTable = byTableOf(await columnsOf(db));
  const parts = ['-- What the migrations make, read from the catalogue by tools/write-schema.ts. Not run by anything.'];
  for (const [table, columns] of byTable) {
    const name = pg.escapeIdentifier(table) === `"${table}"` && table === 'case' ? '"case"' : table;
    const head = columns.map(
      (c) =>
        `  ${c.column} ${c.type}${c.nullable || c.view ? '' : ' not null'}${c.default ? ` default ${c.default}` : ''}`,
    );
    parts.push([`${columns[0]!.view ? 'view' : 'table'} ${name}`, ...head, ...(await linesOf(db, name))].join('\n'));
  }
  return `${parts.join('\n\n')}\n`;
}

export async function tablesText(db: pg.Client): Promise<string> {
  const byTable = byTableOf(await columnsOf(db));
  const body = [...byTable].map(([table, columns]) => {
    const fields = columns.map((c) => `${c.column}: ${fieldType(c)};`);
    return `'${table}': {\n${fields.join('\n')}\n};`;
  });
  const text = [
    '// Made by tools/write-schema.ts from the catalogue of a migrated database.',
    "import type { ColumnType, Generated } from 'kysely';",
    '/** Written as text: node-postgres would take an array for a PostgreSQL array. */',
    'type Json = ColumnType<any, string, string>;',
    'type Time = ColumnType<Date, Date | string, Date | string>;',
    `export interface Tables {\n${body.join('\n')}\n}`,
  ].join('\n');
  const options = await resolveConfig('src/adapters/postgres/tables.generated.ts');
  return format(text, { ...options, parser: 'typescript' });
}

function fieldType(column: Column): string {
  const type = tsTypes[column.type];
  if (!type) throw new Error(`no TypeScript type for ${column.type} of ${column.table}.${column.column}`);
  const optional = column.default !== null || column.identity;
  const { nullable } = column;
  const bare =
    optional && type === 'Json'
      ? 'ColumnType<any, string | undefined, string>'
      : optional && type === 'Time'
        ? 'ColumnType<Date, Date | string | undefined, Date | string>'
        : type;
  const written =
    nullable && type === 'Json'
      ? 'ColumnType<any, string | null | undefined, string | null>'
      : nullable && type === 'Time'
        ? 'ColumnType<Date | null, Date | string | null | undefined, Date | string | null>'
        : bare;
  if (written !== type) return written;
  return optional ? `Generated<${type}>` : nullable ? `${type} | null` : type;
}

if (process.argv[1]?.endsWith('write-schema.ts')) {
  const url = process.argv[2] ?? '';
  await migrate(url, 'db/migrations', 'password-of-the-generator');
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  writeFileSync('db/schema.sql', await schemaText(db));
  writeFileSync('src/adapters/postgres/tables.generated.ts', await tablesText(db));
  await db.end();
}
