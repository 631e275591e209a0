import { inOrder } from '../../core/config/differences.ts';
import { ConfigFile } from '../../shared/api/config.ts';
import { type ConfigNoun, configNouns } from '../../shared/config/config-key.ts';
import { AppError } from '../../shared/errors.ts';
import type { ConfigRow } from './config-table.ts';
import type { Configuration } from './config-tables.ts';
import { demandKey, readSettings } from './read-settings.ts';

/** Grows when a file of before can no longer be read as it is. */
const fileVersion = 1;

export interface FileItem {
  noun: ConfigNoun;
  key: string;
  settings: ConfigRow['settings'];
}

/** All that is in use, as a file: the same settings give the same file, byte by byte. */
export const writeConfigFile = (all: Configuration): ConfigFile => ({
  zvonConfig: fileVersion,
  items: Object.fromEntries(
    [...all].map(([noun, rows]) => [
      noun,
      Object.fromEntries(
        rows
          .filter(({ retiredAt }) => retiredAt === null)
          .toSorted((a, b) => (a.key < b.key ? -1 : 1))
          .map(({ key, settings }) => [key, inOrder(settings) as ConfigRow['settings']]),
      ),
    ]),
  ),
});

/** What a file sets up, judged by the schemas, in the order in which one item may name another. */
export function readConfigFile(file: unknown): FileItem[] {
  if (!isOurs(file)) throw new AppError('config-file-unknown');
  if (file.zvonConfig > fileVersion) throw new AppError('config-file-newer', { version: file.zvonConfig });
  const read = ConfigFile.safeParse(file);
  if (!read.success) {
    const fields = read.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
    throw new AppError('validation-failed', { fields });
  }
  const { items } = read.data;
  return configNouns.flatMap((noun) =>
    Object.entries(items[noun] ?? {}).map(([key, settings]) => {
      demandKey(noun, key, `items.${noun}.${key}`);
      return { noun, key, settings: readSettings(noun, settings, ['items', noun, key]) };
    }),
  );
}

const isOurs = (file: unknown): file is { zvonConfig: number } =>
  typeof file === 'object' &&
  file !== null &&
  'zvonConfig' in file &&
  Number.isSafeInteger(file.zvonConfig) &&
  (file.zvonConfig as number) > 0;
