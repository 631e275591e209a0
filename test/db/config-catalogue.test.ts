import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ConfigNoun, configNouns } from '../../src/shared/config/config-key.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
}, 60_000);
afterAll(() => database.close());

/** Tables that stand in the file as a part of a noun, by the noun. */
const partsOfNouns = { agent_skill: 'person', queue_skill: 'queue', flow_version: 'flow' };

/** The table of a noun's items. */
const tableOf = (noun: ConfigNoun): string => (noun === 'person' ? 'user_account' : noun);

/** Tables of a tenant that do not stand in the file, each with the reason. */
const notInTheFile = {
  access_link: 'not configuration: what somebody may use once',
  action: 'not yet: actions name connectors, whose secrets may not stand in a file',
  action_run: 'not configuration: facts',
  agent_state: 'not configuration: facts',
  audit: 'not configuration: facts',
  callback: 'not configuration: facts',
  case: 'not configuration: facts',
  case_interaction: 'not configuration: facts',
  case_number: 'not configuration: facts',
  case_type: 'not yet: no noun of its own',
  config_change: 'not configuration: its history, which each installation has of its own',
  connector: 'not yet: its secrets may not stand in a file',
  contact_point: 'not configuration: facts',
  customer: 'not configuration: facts',
  customer_contact_point: 'not configuration: facts',
  customer_relation: 'not configuration: facts',
  draft: 'not configuration: what somebody has half written',
  event: 'not configuration: facts',
  event_head: 'not configuration: facts',
  field: 'not yet: fields belong to object types',
  flow_draft: 'not configuration: what is drawn and answers no call yet',
  forced_state: 'not configuration: what a supervisor did on a day',
  idempotency_key: 'not configuration: work of the process',
  interaction: 'not configuration: facts',
  interaction_topic: 'not configuration: facts',
  object: 'not configuration: facts',
  object_relation: 'not configuration: facts',
  object_type: 'not yet: no noun of its own',
  outbox: 'not configuration: work of the process',
  recording: 'not configuration: facts',
  routing_snapshot: 'not configuration: work of the process',
  screen_pop_rule: 'not yet: rules name object types',
  second_factor: 'not configuration: whoever has it set it up',
  session: 'not configuration: work of the process',
  shard_lease: 'not configuration: work of the process',
  state_limit: 'not yet: no noun of its own',
  team_membership: 'not configuration: facts',
  wrap_up: 'not configuration: facts',
};

test('every table of a tenant stands in the file of the configuration, or is on the list with its reason', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace`.execute(
    database.ownerDb,
  );
  const decided = [...configNouns.map(tableOf), ...Object.keys(partsOfNouns), ...Object.keys(notInTheFile)];
  expect(rows.map(({ name }) => name).toSorted()).toEqual(decided.toSorted());
});
