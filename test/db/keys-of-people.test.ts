import { randomBytes, randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/adapters/postgres/migrate.ts';
import { ConfigKey } from '../../src/shared/config/config-key.ts';
import { appPassword } from '../support/test-database.ts';
import { type TestServer, useTestServer } from '../support/test-server.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');

let server: TestServer;
let owner: pg.Client;
let before: string;
const database = `zvon_keys_${randomBytes(6).toString('hex')}`;

beforeAll(async () => {
  server = await useTestServer();
  before = mkdtempSync(join(tmpdir(), 'zvon-before-people-'));
  for (const name of readdirSync(migrations))
    if (name < '0017') copyFileSync(join(migrations, name), join(before, name));
  owner = new pg.Client({ connectionString: server.ownerUrl });
  await owner.connect();
  await owner.query(`create database ${database}`);
}, 60_000);
afterAll(async () => {
  await owner.query(`drop database ${database} with (force)`);
  await owner.end();
  rmSync(before, { recursive: true, force: true });
  await server.stop();
});

test('who was there before people had keys is called as their e-mail begins, each otherwise', async () => {
  const url = new URL(server.ownerUrl);
  url.pathname = `/${database}`;
  await migrate(url.href, before, appPassword);
  const db = new pg.Client({ connectionString: url.href });
  await db.connect();
  const [one, other] = [randomUUID(), randomUUID()];
  for (const tenant of [one, other])
    await db.query(
      `insert into tenant (id, key, name, country, language, time_zone, currency)
       values ($1, $2, 'T', 'CZ', 'cs', 'Europe/Prague', 'CZK')`,
      [tenant, `t-${tenant}`],
    );
  const long = 'x'.repeat(70);
  const there: [tenant: string, local: string, key: string][] = [
    [one, 'jana.necasova', 'jana-necasova'],
    [one, '_Jana+Necasova_', 'jana-necasova-2'],
    [one, 'jana-necasova-2', 'jana-necasova-2-2'],
    [one, '李娜', 'person'],
    [one, long, 'x'.repeat(50)],
    [other, 'jana.necasova', 'jana-necasova'],
  ];
  for (const [nth, [tenant, local]] of there.entries())
    await db.query(
      `insert into user_account (tenant_id, id, email, name, password_hash, role, language, phone_password, created_at)
       values ($1, $2, $3, 'N', 'h', 'agent', 'cs', 'p', to_timestamp($4))`,
      [tenant, randomUUID(), `${local}@${nth}.example`, nth],
    );
  await migrate(url.href, migrations, appPassword);
  const { rows } = await db.query<{ key: string }>('select key from user_account order by created_at');
  await db.end();
  expect(rows.map(({ key }) => key)).toEqual(there.map(([, , key]) => key));
  for (const { key } of rows) expect(ConfigKey.safeParse(key).success).toBe(true);
});
