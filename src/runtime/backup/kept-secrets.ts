import { existsSync, readFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { textAsContent } from '../../adapters/backup/base-entry.ts';
import { readStored, type StoredFile, storeFile, textOf } from '../../adapters/backup/stored-file.ts';
import { writeWhole } from '../../adapters/recordings/write-whole.ts';
import type { BackupSettings } from './backup-settings.ts';

/**
 * The keys, without which recordings are noise. They go into a sealed backup only: in the plain, beside what they open,
 * they would be no keys.
 */
const Secrets = z.record(z.string(), z.string());
export type Secrets = z.infer<typeof Secrets>;
const name = 'secrets.gz';

const appPasswordFile = (settings: BackupSettings): string => join(settings.ZVON_DATA, 'secrets', 'app-password');
const filesOf = (settings: BackupSettings): Record<string, string> => ({
  'master-key': settings.ZVON_MASTER_KEY_FILE,
  'app-password': appPasswordFile(settings),
});

export async function keepSecrets(at: {
  settings: BackupSettings;
  folder: string;
  key: Buffer | null;
}): Promise<StoredFile | null> {
  if (!at.key) return null;
  const present = Object.entries(filesOf(at.settings)).filter(([, file]) => existsSync(file));
  const secrets = Object.fromEntries(present.map(([secret, file]) => [secret, readFileSync(file, 'utf8')]));
  return storeFile({ folder: at.folder, name, key: at.key }, textAsContent(JSON.stringify(secrets)));
}

export async function readSecrets(path: string, key: Buffer | null): Promise<Secrets> {
  return Secrets.parse(JSON.parse(await textOf(readStored(path, { name, key }))));
}

/**
 * Puts back what opens the restored recordings. A bare machine has made keys of its own by now, which open nothing of it:
 * they are laid aside, not thrown away. Says what was put back.
 */
export async function restoreSecrets(settings: BackupSettings, secrets: Secrets): Promise<string[]> {
  const restored: string[] = [];
  for (const [secret, file] of Object.entries(filesOf(settings))) {
    const content = secrets[secret];
    if (content === undefined || contentOf(file) === content) continue;
    if (existsSync(file)) await rename(file, `${file}.before-${Date.now()}`);
    await writeWhole(file, textAsContent(content));
    restored.push(secret);
  }
  return restored;
}

const contentOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null);
