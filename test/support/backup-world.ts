import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/adapters/postgres/migrate.ts';
import { backUp } from '../../src/runtime/backup/back-up.ts';
import {
  type BackupSettings,
  openRepository,
  postgresFolder,
  recordingsFolder,
} from '../../src/runtime/backup/backup-settings.ts';
import { handOverLog } from '../../src/runtime/backup/hand-over.ts';
import { asOwner } from '../../src/runtime/backup/owner-connection.ts';
import type { SetTaken } from '../../src/runtime/backup/take-set.ts';
import { ownPlace } from '../../src/adapters/backup/own-server.ts';
import { type PostgresServer, startPostgres } from '../../tools/parts/postgres-server.mjs';
import { appPassword } from './test-database.ts';

const migrations = join(import.meta.dirname, '../../db/migrations');

/** An installation on a disk of its own: an embedded server that archives, its data folder and its backup. */
export interface BackupWorld {
  folder: string;
  settings: BackupSettings;
  ownerUrl(): string;
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** What backups have said. */
  said: string[];
  backUp(): Promise<SetTaken>;
  /** A recording of some tenant that lies in the vault. */
  record(content: string): Promise<{ file: string; path: string }>;
  /** Everything that was written until now is in the backup, and a moment that can be restored lies after it. */
  handOver(): Promise<void>;
  /** Another database of the same server with the same content; its address. */
  clone(): Promise<string>;
  /** The database's time. */
  now(): Promise<Date>;
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  close(): Promise<void>;
}

export async function openBackupWorld(options: { passphrase?: string } = {}): Promise<BackupWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'zvon-backup-'));
  const settings = settingsIn(folder, options.passphrase);
  const start = (): Promise<PostgresServer> =>
    startPostgres({ dataDir: postgresFolder(settings), forTests: true, archive: true });
  let server = await start();
  await migrate(server.ownerUrl, migrations, appPassword);
  const withUrl = (): BackupSettings => ({ ...settings, DATABASE_URL: server.ownerUrl });
  const query: BackupWorld['query'] = (text, values) => askOnce(server.ownerUrl, text, values);
  const said: string[] = [];
  const world: BackupWorld = {
    folder,
    settings,
    ownerUrl: () => server.ownerUrl,
    query,
    said,
    backUp: () => backUp({ settings: withUrl(), say: (line) => void said.push(line) }),
    record: (content) => record(query, settings, content),
    handOver: () =>
      asOwner(server.ownerUrl, async (connection) =>
        handOverLog(connection, ownPlace(postgresFolder(settings)).spool, await openRepository(settings)),
      ),
    clone: async () => {
      const url = new URL(server.ownerUrl);
      await askOnce(url.href.replace(/zvon$/, 'postgres'), 'create database copy template zvon');
      url.pathname = '/copy';
      return url.href;
    },
    now: async () => (await query<{ now: Date }>('select clock_timestamp() as now'))[0]!.now,
    stopServer: () => server.stop(),
    startServer: async () => void (server = await start()),
    close: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return world;
}

async function record(
  query: BackupWorld['query'],
  settings: BackupSettings,
  content: string,
): Promise<{ file: string; path: string }> {
  const tenant = randomUUID();
  const file = `${tenant}/${randomUUID()}.zvonrec`;
  const path = join(recordingsFolder(settings), file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  await query(
    `insert into tenant (id, key, name, country, language, time_zone, currency)
     values ($1, $2, 'Severka', 'CZ', 'cs', 'Europe/Prague', 'CZK')`,
    [tenant, `t-${tenant}`],
  );
  // Only the recording matters here, not what it was recorded of.
  await query('alter table recording disable trigger all');
  await query(
    `insert into recording (tenant_id, id, interaction_id, name, state, started_at, file, sha256)
     values ($1, $2::uuid, $3, $2::text, 'stored', now(), $4, sha256($5))`,
    [tenant, randomUUID(), randomUUID(), file, Buffer.from(content)],
  );
  return { file, path };
}

function settingsIn(folder: string, passphrase: string | undefined): BackupSettings {
  const masterKey = join(folder, 'master-key');
  const passphraseFile = join(folder, 'passphrase');
  writeFileSync(masterKey, randomBytes(32).toString('hex'), { mode: 0o600 });
  if (passphrase !== undefined) writeFileSync(passphraseFile, passphrase, { mode: 0o600 });
  return {
    ZVON_DATA: join(folder, 'var'),
    ZVON_NODE: 'node-1',
    ZVON_BACKUP: join(folder, 'backup'),
    ZVON_BACKUP_PASSPHRASE_FILE: passphrase === undefined ? undefined : passphraseFile,
    ZVON_MASTER_KEY_FILE: masterKey,
  };
}

export async function askOnce<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values?: unknown[],
): Promise<Row[]> {
  const connection = new pg.Client({ connectionString: url });
  connection.on('error', () => undefined);
  await connection.connect();
  try {
    return (await connection.query<Row>(text, values)).rows;
  } finally {
    await connection.end();
  }
}
