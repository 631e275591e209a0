import { sql } from 'kysely';
import type { Tx } from '../../adapters/postgres/unit.ts';
import type { OutcomeId, TenantId, TopicId } from '../../shared/ids.ts';
import { inLanguage, type Language, type Words } from '../../shared/language.ts';

interface ChoiceFound {
  id: string;
  key: string;
  names: Words;
}

interface OutcomeFound extends ChoiceFound {
  consequence_names: Words;
  icon: string;
  effect: 'none' | 'keep' | 'resolve' | 'wait' | 'callback';
}

/** What can be chosen on a contact, named in the reader's language; what is retired is not offered. */
export async function listChoices(tx: Tx, tenantId: TenantId, language: Language) {
  const nameOf = (choice: ChoiceFound) => inLanguage(choice.names, language);
  const topics = await sql<ChoiceFound>`
    select id, key, names from topic where tenant_id = ${tenantId} and retired_at is null
    order by position, key`.execute(tx);
  const outcomes = await sql<OutcomeFound>`
    select id, key, names, consequence_names, icon, effect from outcome
    where tenant_id = ${tenantId} and retired_at is null order by position, key`.execute(tx);
  const caseTypes = await sql<ChoiceFound>`
    select id, key, names from case_type where tenant_id = ${tenantId} order by key`.execute(tx);
  const objectTypes = await sql<ChoiceFound & { icon: string }>`
    select id, key, names, icon from object_type where tenant_id = ${tenantId} order by key`.execute(tx);
  return {
    topics: topics.rows.map((topic) => ({ id: topic.id as TopicId, name: nameOf(topic) })),
    outcomes: outcomes.rows.map((outcome) => ({
      ...{ id: outcome.id as OutcomeId, key: outcome.key, name: nameOf(outcome) },
      consequence: inLanguage(outcome.consequence_names, language),
      ...{ icon: outcome.icon, effect: outcome.effect },
    })),
    caseTypes: caseTypes.rows.map((type) => ({ id: type.id, name: nameOf(type) })),
    objectTypes: objectTypes.rows.map((type) => ({ id: type.id, key: type.key, name: nameOf(type), icon: type.icon })),
  };
}
