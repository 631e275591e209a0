import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaText, tablesText } from '../../tools/write-schema.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

/** Tables that belong to no tenant, each with the reason. */
const ofNobody = {
  tenant: 'the list of tenants itself: found by the host name before anybody is known',
  migration: 'the history of the schema',
  backup_run: 'backups are of the installation, and nothing of a tenant stands there',
  drill_run: 'drills, too',
};

const ownTables = `c.relnamespace = 'public'::regnamespace and not exists (
  select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

async function rowsOf<T>(text: string): Promise<T[]> {
  const { rows } = await sql.raw<T>(text).execute(database.ownerDb);
  return rows;
}

interface TableFound {
  name: string;
  tenants: boolean;
  forced: boolean;
  policies: { name: string; command: string; permissive: boolean; using: string; check: string; roles: string }[];
  principals: boolean;
}

const tablesFound = (): Promise<TableFound[]> =>
  rowsOf(`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as tenants,
           exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'principal_id') as principals,
           coalesce((select jsonb_agg(jsonb_build_object('name', p.polname, 'command', p.polcmd, 'permissive', p.polpermissive,
             'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid),
             'roles', p.polroles::text)) from pg_policy p where p.polrelid = c.oid), '[]') as policies
    from pg_class c where c.relkind in ('r', 'p') and ${ownTables} order by 1`);

describe('tenants are apart in the catalogue', () => {
  test('a table without tenant_id is on the list with its reason', async () => {
    const without = (await tablesFound()).filter((table) => !table.tenants).map((table) => table.name);
    expect(without).toEqual(Object.keys(ofNobody).toSorted());
  });

  test('every table with tenant_id forces row-level security for all commands, on reading and on writing', async () => {
    const found = (await tablesFound()).filter((table) => table.tenants);
    expect(found.length).toBeGreaterThan(30);
    for (const { name, forced, policies } of found) {
      expect(forced, name).toBe(true);
      const permissive = policies.filter((policy) => policy.permissive);
      expect(permissive, name).toEqual([
        {
          ...{ name: 'tenant_only', command: '*', permissive: true, roles: '{0}' },
          ...{ using: '(tenant_id = current_tenant())', check: '(tenant_id = current_tenant())' },
        },
      ]);
    }
  });

  test('a table with principal_id narrows that to the principals of the asker', async () => {
    const found = (await tablesFound()).filter((table) => table.tenants && table.principals);
    expect(found.map((table) => table.name)).toEqual(
      expect.arrayContaining(['interaction', 'customer', 'case', 'recording']),
    );
    const open = found.filter(
      ({ policies }) =>
        !policies.some((one) => !one.permissive && one.command === '*' && /principal_visible/.test(one.check)),
    );
    expect(open.map((table) => table.name)).toEqual([]);
  });

  test('tenant_id leads the primary key and every index that is made for a tenant’s rows', async () => {
    const stray = await rowsOf(`
      select i.indexrelid::regclass::text as index from pg_index i join pg_class c on c.oid = i.indrelid
      where ${ownTables} and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
        and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0] and a.attname = 'tenant_id')`);
    expect(stray).toEqual([]);
  });

  test('a foreign key between tenants’ tables leads with tenant_id on both sides', async () => {
    const keys = await rowsOf<{ key: string; lead: string | null; target: string | null; columns: number }>(`
      select k.conname as key, cardinality(k.conkey) as columns,
             (select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) as lead,
             (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) as target
      from pg_constraint k join pg_class c on c.oid = k.conrelid
      where k.contype = 'f' and k.confrelid <> 'tenant'::regclass and ${ownTables}`);
    expect(keys.length).toBeGreaterThan(40);
    expect(keys.filter((one) => one.lead !== 'tenant_id' || one.target !== 'tenant_id' || one.columns < 2)).toEqual([]);
  });

  test('views see with the eyes of the asker, and no function lends its maker’s rights', async () => {
    const blind = await rowsOf(`
      select c.relname from pg_class c where c.relkind in ('v', 'm') and ${ownTables}
        and not coalesce(c.reloptions @> array['security_invoker=true'], false)`);
    const lending = await rowsOf(`
      select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prosecdef`);
    expect({ blind, lending }).toEqual({ blind: [], lending: [] });
  });
});

describe('the role of the process', () => {
  test('is no superuser, makes no roles or databases, bypasses no policy and is nobody else', async () => {
    const [role] = await rowsOf<Record<string, unknown>>(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
             (select count(*) from pg_auth_members m where m.member = r.oid) as memberships
      from pg_roles r where rolname = 'zvon_app'`);
    expect(role).toEqual({
      ...{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
      memberships: 0,
    });
  });

  test('owns nothing and can make nothing in the schema', async () => {
    const owned = await rowsOf(`
      select objid from pg_shdepend where deptype = 'o' and refobjid = 'zvon_app'::regrole
        and dbid in (0, (select oid from pg_database where datname = current_database()))`);
    const [makes] = await rowsOf<{ makes: boolean }>(
      `select has_schema_privilege('zvon_app', 'public', 'create') as makes`,
    );
    expect(owned).toEqual([]);
    expect(makes).toEqual({ makes: false });
  });

  test('can add to the log, the ledger and the audit and change nothing that stands there', async () => {
    const { a } = database.cast;
    for (const table of ['event', 'audit', 'agent_state']) {
      for (const act of [`update ${table} set tenant_id = tenant_id`, `delete from ${table}`, `truncate ${table}`]) {
        const tried = database.deps.commit(a.users.admin.who, ({ tx }) => sql.raw(act).execute(tx));
        await expect(tried, act).rejects.toThrow(/permission denied/);
      }
    }
  });

  test('deletes only what is no record: set-up links, drafts of flows, snapshots, done work and old keys of commands', async () => {
    const rows = await rowsOf<{ table_name: string }>(`
      select table_name from information_schema.role_table_grants
      where grantee = 'zvon_app' and privilege_type in ('DELETE', 'TRUNCATE') order by 1`);
    expect(rows.map((row) => row.table_name)).toEqual([
      ...['agent_skill', 'flow_draft', 'idempotency_key', 'outbox', 'queue_skill', 'routing_snapshot'],
    ]);
  });
});

describe('what is written down of the schema', () => {
  const withOwner = async (read: (db: pg.Client) => Promise<string>): Promise<string> => {
    const db = new pg.Client({ connectionString: database.ownerUrl });
    await db.connect();
    try {
      return await read(db);
    } finally {
      await db.end();
    }
  };

  test('db/schema.sql is what the migrations make', async () => {
    expect(await withOwner(schemaText)).toBe(readFileSync('db/schema.sql', 'utf8'));
  });

  test('the types of the tables are those of the migrations', async () => {
    expect(await withOwner(tablesText)).toBe(readFileSync('src/adapters/postgres/tables.generated.ts', 'utf8'));
  });
});

describe('[RU-18] the data model', () => {
  test('has no key, by constraint or by name, from a case to a contact, in either direction', async () => {
    const columns = await rowsOf<{ table: string; column: string }>(`
      select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
      where c.relkind = 'r' and not a.attisdropped and (c.relname = 'case' and a.attname ~ 'interaction|call'
        or c.relname = 'interaction' and a.attname ~ 'case')`);
    const keys = await rowsOf(`
      select conname from pg_constraint where contype = 'f' and (conrelid = '"case"'::regclass and confrelid = 'interaction'::regclass
        or conrelid = 'interaction'::regclass and confrelid = '"case"'::regclass)`);
    const [link] = await rowsOf<{ definition: string }>(`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'case_interaction'::regclass and contype = 'p'`);
    expect({ columns, keys }).toEqual({ columns: [], keys: [] });
    expect(link!.definition).toBe('PRIMARY KEY (tenant_id, case_id, interaction_id)');
  });
});
