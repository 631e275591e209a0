import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { CallbackId, InteractionId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';

/** A call promised in the wrap-up: owned by who promised it, or by the queue's pool. */
export async function promiseCallback(
  deps: Deps,
  signedIn: SignedIn,
  interactionId: InteractionId,
  callback: { dueAt: string; owner: 'me' | 'anyone'; number: string },
): Promise<void> {
  await deps.commit(whoOf(signedIn), async (unit) => {
    await lockHead(unit);
    const { tenantId } = signedIn;
    const id = deps.newId() as CallbackId;
    const from = await unit.tx
      .selectFrom('interaction')
      .select(['principal_id', 'contact_point_id', 'customer_id', 'queue_id'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', interactionId)
      .executeTakeFirstOrThrow();
    const ownerId = callback.owner === 'me' ? signedIn.userId : null;
    await unit.tx
      .insertInto('callback')
      .values({
        tenant_id: tenantId,
        id,
        ...from,
        number: callback.number,
        interaction_id: interactionId,
        due_at: callback.dueAt,
        owner_id: ownerId,
        origin: 'wrap-up',
        created_at: new Date(unit.at).toISOString(),
      })
      .execute();
    unit.fact({
      kind: 'callback.promised',
      callbackId: id,
      interactionId,
      number: callback.number,
      origin: 'wrap-up',
      due: Date.parse(callback.dueAt),
      ownerId,
      queueId: from.queue_id as never,
    });
  });
}
