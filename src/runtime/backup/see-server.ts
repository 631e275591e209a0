import type pg from 'pg';
import { findOwnServer, type OwnServer } from '../../adapters/backup/own-server.ts';
import type { ServerSeen } from '../../core/backup/choose-method.ts';
import { type BackupSettings, postgresFolder } from './backup-settings.ts';

export interface Seen {
  server: ServerSeen;
  own: OwnServer | null;
}

/** The server behind the connection, and whether it is the one of this data folder. */
export async function seeServer(connection: pg.Client, settings: BackupSettings): Promise<Seen> {
  const running = findOwnServer(postgresFolder(settings));
  const own = running && running.server.port === connection.port && isHere(connection.host) ? running : null;
  const { rows } = await connection.query<Omit<ServerSeen, 'isOwn'>>(`
    select current_setting('archive_mode') <> 'off' as archives,
           (select rolsuper or rolreplication from pg_roles where rolname = current_user) as "mayReplicate",
           current_setting('max_wal_senders')::int as "walSenders",
           current_setting('server_version_num')::int / 10000 as major,
           (select count(*) - 2 from pg_tablespace)::int as tablespaces`);
  return { server: { ...rows[0]!, isOwn: own !== null }, own };
}

const isHere = (host: string): boolean => ['127.0.0.1', '::1', 'localhost'].includes(host);
