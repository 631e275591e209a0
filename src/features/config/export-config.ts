import type { Tx } from '../../adapters/postgres/unit.ts';
import type { ConfigFile } from '../../shared/api/config.ts';
import type { TenantId } from '../../shared/ids.ts';
import { writeConfigFile } from './config-file.ts';
import { readConfiguration } from './config-tables.ts';

/** All that is set up and in use, as one file. */
export const exportConfig = async (tx: Tx, tenantId: TenantId): Promise<ConfigFile> =>
  writeConfigFile(await readConfiguration(tx, tenantId));
