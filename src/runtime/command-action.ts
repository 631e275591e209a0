import { BackupFailure } from '../adapters/backup/backup-failure.ts';
import { CertificateFailure } from '../adapters/tls/read-certificate.ts';
import { readSettings, readSettingsWithoutDatabase, type Settings, type SettingsWithoutDatabase } from './settings.ts';

/** A command that needs all settings: the first that is wrong is told in one sentence, and nothing is done. */
export const withSettings =
  <Options>(work: (settings: Settings, options: Options) => Promise<void>) =>
  async (options: Options): Promise<void> =>
    work(taken(readSettings(process.env)), options);

/** A command that can do while the database is down. */
export const withoutDatabase =
  <Options>(work: (settings: SettingsWithoutDatabase, options: Options) => Promise<void>) =>
  async (options: Options): Promise<void> =>
    work(taken(readSettingsWithoutDatabase(process.env)), options);

function taken<T>(read: { ok: true; settings: T } | { ok: false; sentence: string }): T {
  if (read.ok) return read.settings;
  process.stderr.write(`${read.sentence}\n`);
  process.exit(2);
}

/** The end of a command: what was foreseen is one sentence, what was not is told with where it happened. */
export async function settled(command: Promise<unknown>): Promise<void> {
  try {
    await command;
  } catch (error) {
    process.stderr.write(`${saidOf(error)}\n`);
    process.exit(1);
  }
}

/** What was foreseen in one sentence, anything else with where it happened. */
export function saidOf(error: unknown): string {
  if (error instanceof BackupFailure || error instanceof CertificateFailure) return error.message;
  // A full disk, a folder that is not there, a server that does not answer: where in the program says nothing.
  if (error instanceof Error && 'syscall' in error) return `It failed: ${error.message}.`;
  return `It failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
