import { z } from 'zod';
import type { Tx } from '../../adapters/postgres/unit.ts';
import { shownKey } from '../../core/objects/shown-key.ts';
import { FieldValue, type ObjectDoc } from '../../shared/api/customers.ts';
import type { CustomerId, TenantId } from '../../shared/ids.ts';
import { type Language, inLanguage } from '../../shared/language.ts';
import {
  type ActionFound,
  type FieldFound,
  type ObjectFound,
  type RelationFound,
  findActions,
  findFields,
  findObjects,
  findRelations,
  findSources,
} from './queries.ts';

/** Objects as their types say they are shown: the same five queries for one card and for all that a customer has. */
export async function loadObjects(
  tx: Tx,
  { tenantId, language }: { tenantId: TenantId; language: Language },
  which: { ids: readonly string[] } | { customerId: CustomerId },
): Promise<ObjectDoc[]> {
  const objects = await findObjects(tx, tenantId, which);
  if (objects.length === 0) return [];
  const typeIds = [...new Set(objects.map((object) => object.object_type_id))];
  const fields = await findFields(tx, tenantId, typeIds);
  const actions = await findActions(tx, tenantId, typeIds);
  const relations = await findRelations(
    tx,
    tenantId,
    objects.map((object) => object.id),
  );
  const sources = new Map(
    (await findSources(tx, tenantId)).map(({ key, names }) => [key, inLanguage(names, language)]),
  );
  return objects.map((object) => objectDoc(object, { fields, actions, relations, sources }, language));
}

function objectDoc(
  object: ObjectFound,
  beside: {
    fields: FieldFound[];
    actions: ActionFound[];
    relations: RelationFound[];
    /** Names of connectors by their keys; a value may also be from elsewhere, said in its own words. */
    sources: ReadonlyMap<string, string>;
  },
  language: Language,
): ObjectDoc {
  const ofType = ({ object_type_id }: { object_type_id: string }) => object_type_id === object.object_type_id;
  return {
    ...{ id: object.id, typeKey: object.type_key, typeName: inLanguage(object.type_names, language) },
    ...{ icon: object.icon, title: object.title, key: shownKey(object.type_key, object.key), state: object.state },
    principalId: object.principal_id,
    customer:
      object.customer_id && object.customer_name ? { id: object.customer_id, name: object.customer_name } : null,
    fields: beside.fields.filter(ofType).map((field) => fieldDoc(field, object, beside.sources, language)),
    movements: movementsOf(object.data['movements']),
    relations: beside.relations
      .filter((relation) => relation.object_id === object.id)
      .map(({ role, id, title, type_names, icon }) => ({
        role,
        id,
        title,
        typeName: inLanguage(type_names, language),
        icon,
      })),
    actions: beside.actions.filter(ofType).map((action) => ({
      ...{ key: action.key, name: inLanguage(action.names, language), icon: action.icon },
      ...{ hotKey: action.hot_key, primary: action.primary_act },
    })),
  };
}

function fieldDoc(
  field: FieldFound,
  object: ObjectFound,
  sources: ReadonlyMap<string, string>,
  language: Language,
): ObjectDoc['fields'][number] {
  const fresh = object.freshness[field.key];
  const { key, type, prominent } = field;
  const value = FieldValue.safeParse(object.data[key] ?? null);
  return {
    ...{ key, name: inLanguage(field.names, language), type, prominent },
    // What another system sent in a shape that the field does not have is not shown as something else.
    value: value.success ? value.data : null,
    source: fresh ? (sources.get(fresh.source) ?? fresh.source) : null,
    refreshedAt: fresh?.at ?? null,
  };
}

const Movement = z.object({
  at: z.iso.datetime(),
  text: z.string(),
  amount: z.object({ minor: z.number().int(), currency: z.string().length(3) }),
});

/** Newest first; a row that is no movement is left out. */
const movementsOf = (rows: unknown): ObjectDoc['movements'] =>
  (Array.isArray(rows) ? rows : [])
    .flatMap((row) => Movement.safeParse(row).data ?? [])
    .sort((a, b) => (a.at < b.at ? 1 : -1));
