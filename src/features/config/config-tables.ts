import type { Tx } from '../../adapters/postgres/unit.ts';
import { type ConfigNoun, configNouns } from '../../shared/config/config-key.ts';
import type { SettingsOf } from '../../shared/config/settings-of.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { ConfigRow, ConfigTable } from './config-table.ts';
import { calendarTable, holidaysTable } from './document-table.ts';
import { flowTable } from './flow-table.ts';
import { numberTable } from './number-table.ts';
import { outcomeTable } from './outcome-table.ts';
import { personTable } from './person-table.ts';
import { principalTable } from './principal-table.ts';
import { queueTable } from './queue-table.ts';
import { skillTable } from './skill-table.ts';
import { teamTable } from './team-table.ts';
import { topicTable } from './topic-table.ts';

const tables: { [N in ConfigNoun]: ConfigTable<SettingsOf<N>> } = {
  principal: principalTable,
  skill: skillTable,
  team: teamTable,
  person: personTable,
  topic: topicTable,
  outcome: outcomeTable,
  holidays: holidaysTable,
  calendar: calendarTable,
  queue: queueTable,
  flow: flowTable,
  number: numberTable,
};

/** Settings were judged by their noun's schema before they come here. */
export const tableOf = (noun: ConfigNoun): ConfigTable => tables[noun] as unknown as ConfigTable;

export type Configuration = ReadonlyMap<ConfigNoun, readonly ConfigRow[]>;

/** All that is set up and may be seen by the asker, in the order of the nouns. */
export async function readConfiguration(tx: Tx, tenantId: TenantId): Promise<Configuration> {
  const all = new Map<ConfigNoun, readonly ConfigRow[]>();
  for (const noun of configNouns) all.set(noun, await tableOf(noun).list(tx, tenantId));
  return all;
}

export const rowOf = (all: Configuration, noun: ConfigNoun, key: string): ConfigRow | undefined =>
  all.get(noun)?.find((row) => row.key === key);
