import { randomBytes, randomUUID } from 'node:crypto';
import type { InteractionId, PrincipalId } from '../../src/shared/ids.ts';
import type { CastTenant } from './cast.ts';
import type { TestDatabase } from './test-database.ts';

/** One of everything that has an id in the API. */
export interface Things {
  interaction: string;
  customer: string;
  contactPoint: string;
  object: string;
  case: string;
  caseType: string;
  topic: string;
  outcome: string;
  recording: string;
  callback: string;
  /** Its key: it is named by that alone. */
  flow: string;
  skill: string;
  user: string;
  /** A login of that user. */
  session: string;
  /** What a draft belongs to. */
  subject: string;
  /** The log's version of an event. */
  event: number;
}

/** One of everything of a tenant. Whatever has a text says `mark`, so that it is known wherever it turns up. */
export async function makeThings(
  { ownerDb, deps }: TestDatabase,
  tenant: CastTenant,
  given: { mark: string; interaction?: InteractionId; principalId?: PrincipalId; events?: number },
): Promise<Things> {
  const { build, users } = tenant;
  const { mark, principalId: principal_id = null } = given;
  const customer = await build.customer(`${mark} Anna`, { principal_id, city: mark });
  const object = await build.object(tenant.objectTypes.card, mark, { principal_id, customer_id: customer });
  const contactPoint = await build.phone(`+420${String(Math.random()).slice(2, 11)}`, [{ customer }]);
  const interaction =
    given.interaction ??
    (await build.interaction({
      principal_id,
      agent_id: users.jana.id,
      contact_point_id: contactPoint,
      customer_id: customer,
    }));
  await build.topicOn(interaction as InteractionId, tenant.topics.limit, { object_id: object });
  const about = { interaction_id: interaction, customer_id: customer, principal_id, note: mark };
  const callback = await build.callback({ ...about, owner_id: users.jana.id });
  // Whoever is created in the sweep has a namesake already: every try is answered alike.
  await build.customer('Novotna');
  const kase = await build.case(tenant.caseTypes.information, mark, { principal_id, customer_id: customer });
  const recording = randomUUID();
  await ownerDb
    .insertInto('recording')
    .values({
      tenant_id: tenant.id,
      id: recording,
      principal_id,
      interaction_id: interaction,
      name: mark,
      state: 'ended',
      started_at: new Date(),
    })
    .execute();
  const flow = await putFlow(ownerDb, tenant, mark);
  const skill = await putSkill(ownerDb, tenant, mark);
  const session = await putSession(ownerDb, tenant);
  await deps.commit(users.jana.who, async (unit) => {
    const facts = given.events ?? 1;
    for (let nth = 0; nth < facts; nth += 1)
      unit.fact({ kind: 'draft.saved', userId: users.jana.id, subject: mark, field: mark, savedAt: unit.at });
  });
  const head = await ownerDb
    .selectFrom('event_head')
    .select('version')
    .where('tenant_id', '=', tenant.id)
    .executeTakeFirstOrThrow();
  return {
    ...{
      interaction,
      customer,
      contactPoint,
      object,
      case: kase,
      recording,
      callback,
      flow,
      skill,
      session,
      event: head.version,
    },
    caseType: tenant.caseTypes.information,
    topic: tenant.topics.balance,
    outcome: tenant.outcomes.solved,
    user: users.jana.id,
    subject: `interaction:${interaction}`,
  };
}

/** A flow with a version that answers calls and a draft. */
async function putFlow(ownerDb: TestDatabase['ownerDb'], { id }: CastTenant, mark: string): Promise<string> {
  const flow = { tenant_id: id, id: randomUUID(), key: mark.toLowerCase() };
  const definition = JSON.stringify({ start: mark, steps: { [mark]: { kind: 'hangup', prompt: null } } });
  await ownerDb
    .insertInto('flow')
    .values({ ...flow, names: JSON.stringify({ en: mark }), published_version: 1 })
    .execute();
  const of = { tenant_id: id, flow_id: flow.id, definition };
  await ownerDb
    .insertInto('flow_version')
    .values({ ...of, version: 1 })
    .execute();
  await ownerDb
    .insertInto('flow_draft')
    .values({ ...of, revision: 1, saved_at: new Date(), saved_by: JSON.stringify({ kind: 'engine' }) })
    .execute();
  return flow.key;
}

/** A login of an agent in another browser. */
async function putSession(ownerDb: TestDatabase['ownerDb'], { id, users }: CastTenant): Promise<string> {
  const session = { id: randomUUID(), token_hash: randomBytes(32), user_id: users.jana.id };
  await ownerDb
    .insertInto('session')
    .values({ tenant_id: id, ...session, expires_at: new Date(Date.now() + 3_600_000) })
    .execute();
  return session.id;
}

async function putSkill(ownerDb: TestDatabase['ownerDb'], { id }: CastTenant, mark: string): Promise<string> {
  const skill = { tenant_id: id, id: randomUUID(), key: mark.toLowerCase(), names: JSON.stringify({ en: mark }) };
  await ownerDb.insertInto('skill').values(skill).execute();
  return skill.key;
}

/** The same nouns with ids that nothing has. */
export const nothing = (): Things => {
  const id = randomUUID();
  return {
    ...{ interaction: id, customer: id, contactPoint: id, object: id, case: id, caseType: id, topic: id, outcome: id },
    ...{
      recording: id,
      callback: id,
      flow: id,
      skill: id,
      user: id,
      session: id,
      subject: `interaction:${id}`,
      event: 1_000_000,
    },
  };
};
