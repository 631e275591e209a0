import { differences } from '../../core/config/differences.ts';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ConfigDifference } from '../../shared/api/config.ts';
import type { TenantId } from '../../shared/ids.ts';
import { type FileItem, readConfigFile } from './config-file.ts';
import type { ConfigRow } from './config-table.ts';
import { type Configuration, readConfiguration, rowOf } from './config-tables.ts';

/** What a file says otherwise than what is in use here. */
export const diffConfig = async (tx: Tx, tenantId: TenantId, file: unknown): Promise<ConfigDifference[]> =>
  diffItems(await readConfiguration(tx, tenantId), readConfigFile(file));

export function diffItems(all: Configuration, items: readonly FileItem[]): ConfigDifference[] {
  const inFile = items.flatMap((item) => differenceOf(item, rowOf(all, item.noun, item.key)));
  const onlyHere = [...all].flatMap(([noun, rows]) =>
    rows
      .filter(({ key, retiredAt }) => retiredAt === null && !items.some((one) => one.noun === noun && one.key === key))
      .map(({ key }): ConfigDifference => ({ noun, key, kind: 'only-here', fields: [] })),
  );
  return [...inFile, ...onlyHere];
}

export function differenceOf({ noun, key, settings }: FileItem, row: ConfigRow | undefined): ConfigDifference[] {
  if (!row || row.retiredAt !== null) return [{ noun, key, kind: 'only-in-file', fields: [] }];
  const fields = differences(row.settings, settings).map(({ path, before, after }) => ({
    ...{ path, here: before, inFile: after },
  }));
  return fields.length === 0 ? [] : [{ noun, key, kind: 'different', fields }];
}
