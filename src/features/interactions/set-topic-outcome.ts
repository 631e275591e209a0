import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, ObjectId, OutcomeId, TopicId } from '../../shared/ids.ts';
import { demandOutcome } from './demand-outcome.ts';

/** Says how one of the topics ended: of two questions in a call one may be solved and the other not. */
export async function setTopicOutcome(
  unit: Unit,
  given: { interactionId: InteractionId; topicId: TopicId; objectId: ObjectId | null; outcomeId: OutcomeId },
): Promise<void> {
  await demandOutcome(unit, given.outcomeId);
  const topic = await unit.tx
    .updateTable('interaction_topic')
    .set({ outcome_id: given.outcomeId })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('interaction_id', '=', given.interactionId)
    .where('topic_id', '=', given.topicId)
    .where('object_id', 'is not distinct from', given.objectId)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (!topic) throw new AppError('not-found', { topicId: given.topicId });
  unit.fact({ kind: 'topic.outcomeSet', ...given });
}
