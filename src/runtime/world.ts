import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PhoneKind } from '../adapters/asterisk/provision.ts';
import type { Tables } from '../adapters/postgres/tables.generated.ts';
import { recordingClosed, recordingFiles } from '../adapters/asterisk/recording-files.ts';
import { silentTransactionMs } from '../adapters/postgres/lease.ts';
import { openDatabase, openPool } from '../adapters/postgres/pool.ts';
import { createRecordingVault, type RecordingVault } from '../adapters/recordings/recording-vault.ts';
import { createSecretBox, type SecretBox } from '../adapters/secrets/secret-box.ts';
import { speechIn } from '../adapters/prompts/read-speech.ts';
import { readDatabaseTime } from '../adapters/postgres/database-time.ts';
import type { ReadSpeech } from '../core/flow/speech-port.ts';
import { systemClock } from './clock.ts';
import { type DatabaseClock, openDatabaseClock } from './database-clock.ts';
import { openLog } from './log.ts';
import { projectRoot } from './project-files.ts';
import { appUrlOf, type Settings } from './settings.ts';
import { openTelephony, type Telephony } from './telephony.ts';
import { loadTenants, type TenantRow } from './tenants.ts';

/** Everything outside that the process holds open. */
export interface World {
  settings: Settings;
  logger: Logger;
  log(message: string, error?: unknown): void;
  db: Kysely<Tables>;
  /** The leases and the engines' own way to the database: no crowd at the API makes them wait. */
  routingDb: Kysely<Tables>;
  tenants: readonly TenantRow[];
  /** The database's time: the only one that facts are written in. */
  clock: DatabaseClock;
  telephony: Telephony;
  /** What the telephone system can say to callers. */
  speech: ReadSpeech;
  vault: RecordingVault;
  secrets: SecretBox;
  /** Whether the telephone system has closed a recording's files; false when that cannot be seen in time. */
  recordingClosed(name: string): Promise<boolean>;
  close(): Promise<void>;
}

const poolSize = 16;
const routingPoolSize = 6;

export async function openWorld(settings: Settings, phones?: PhoneKind): Promise<World> {
  const logger = openLog(settings.ZVON_LOG);
  const log = (message: string, error?: unknown): void =>
    error === undefined ? logger.warn(message) : logger.error({ err: error }, message);
  const openOf = (max: number): Kysely<Tables> =>
    openDatabase(
      openPool(appUrlOf(settings), {
        max,
        log: (error) => log('an idle database connection broke', error),
        silentMs: silentTransactionMs,
      }),
    );
  const db = openOf(poolSize);
  const routingDb = openOf(routingPoolSize);
  const clock = await openDatabaseClock({ clock: systemClock, read: () => readDatabaseTime(routingDb), log });
  const prompts = join(projectRoot, 'prompts');
  const telephony = openTelephony(settings, prompts, log, phones);
  const incoming = settings.ZVON_RECORDINGS ?? join(settings.ZVON_DATA, 'incoming-recordings');
  mkdirSync(incoming, { recursive: true });
  const masterKey = Buffer.from(readFileSync(settings.ZVON_MASTER_KEY_FILE, 'utf8').trim(), 'hex');
  if (masterKey.length !== 32) throw new Error('ZVON_MASTER_KEY_FILE must hold 32 bytes in hexadecimal');
  return {
    settings,
    logger,
    log,
    db,
    routingDb,
    tenants: await loadTenants(db),
    clock,
    telephony,
    speech: speechIn(prompts, systemClock.monotonicMs),
    vault: createRecordingVault({ incoming, vault: join(settings.ZVON_DATA, 'recordings'), masterKey }),
    secrets: createSecretBox(masterKey),
    recordingClosed: async (name) => telephony.driver !== 'asterisk' || recordingClosed(recordingFiles(incoming, name)),
    close: async () => {
      clock.stop();
      await telephony.port.close();
      await Promise.all([db.destroy(), routingDb.destroy()]);
    },
  };
}
