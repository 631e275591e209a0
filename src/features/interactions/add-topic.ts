import { sql } from 'kysely';
import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { FactRef, Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { Actor } from '../../shared/events.ts';
import type { InteractionId, ObjectId, TopicId } from '../../shared/ids.ts';

/** Notes why the contact was made; the same topic about the same object once, and a removed one comes back. */
export async function addTopic(
  unit: Unit,
  given: {
    interactionId: InteractionId;
    topicId: TopicId;
    objectId: ObjectId | null;
    source: 'agent' | 'action';
    causedBy?: FactRef;
    /** The rule that added it; else whoever asks. */
    actor?: Actor;
  },
): Promise<void> {
  const { interactionId, topicId, objectId, source } = given;
  await lockHead(unit);
  await demandTopicAndObject(unit, topicId, objectId);
  const { rows } = await sql`
    insert into interaction_topic (tenant_id, id, interaction_id, topic_id, object_id, source, added_at)
    values (${unit.who.tenantId}, gen_random_uuid(), ${interactionId}, ${topicId}, ${objectId}, ${source}, ${new Date(unit.at)})
    on conflict (tenant_id, interaction_id, topic_id, object_id)
      do update set removed_at = null, outcome_id = null, source = excluded.source, added_at = excluded.added_at
      where interaction_topic.removed_at is not null
    returning id`.execute(unit.tx);
  if (rows.length === 0) return;
  const { actor = unit.who.actor, causedBy = null } = given;
  unit.fact({ kind: 'topic.added', interactionId, topicId, objectId, source }, { actor, causedBy });
}

async function demandTopicAndObject({ tx, who }: Unit, topicId: TopicId, objectId: ObjectId | null): Promise<void> {
  const topic = await tx
    .selectFrom('topic')
    .select('id')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', topicId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  if (!topic) throw new AppError('not-found', { topicId });
  if (objectId === null) return;
  const object = await tx
    .selectFrom('object')
    .select('id')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', objectId)
    .executeTakeFirst();
  if (!object) throw new AppError('not-found', { objectId });
}
