import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, ObjectId, TopicId } from '../../shared/ids.ts';

/** Takes a topic off; the row stays, marked, so that the log can be read against it. */
export async function removeTopic(
  unit: Unit,
  { interactionId, topicId, objectId }: { interactionId: InteractionId; topicId: TopicId; objectId: ObjectId | null },
): Promise<void> {
  const removed = await unit.tx
    .updateTable('interaction_topic')
    .set({ removed_at: new Date(unit.at) })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('interaction_id', '=', interactionId)
    .where('topic_id', '=', topicId)
    .where('object_id', 'is not distinct from', objectId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!removed) throw new AppError('not-found', { topicId });
  unit.fact({ kind: 'topic.removed', interactionId, topicId, objectId });
}
