import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { CallbackId, InteractionId } from '../../shared/ids.ts';
import { findCallbacks } from './queries.ts';
import type { SignedIn } from '../route.ts';

/**
 * The promise is kept, or needs no keeping: it leaves every desk. An agent closes what is on the own desk, a supervisor
 * any. Closed the same way again it changes nothing.
 */
export async function closeCallback(
  unit: Unit,
  signedIn: SignedIn,
  { callbackId, state }: { callbackId: CallbackId; state: 'done' | 'cancelled' },
): Promise<void> {
  const { tenantId, userId, role } = signedIn;
  await lockHead(unit);
  const callback = await unit.tx
    .selectFrom('callback')
    .select(['state', 'number', 'interaction_id'])
    .where('tenant_id', '=', tenantId)
    .where('id', '=', callbackId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!callback) throw new AppError('not-found');
  const isOnDesk = (await findCallbacks(unit.tx, tenantId, userId, [callbackId])).length > 0;
  if (role === 'agent' && !isOnDesk) throw new AppError('call-not-yours');
  if (callback.state === state) return;
  if (callback.state !== 'due') throw new AppError('conflict', { state: callback.state });
  await unit.tx
    .updateTable('callback')
    .set({ state })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', callbackId)
    .execute();
  const interactionId = callback.interaction_id as InteractionId | null;
  unit.fact({ kind: 'callback.closed', callbackId, interactionId, number: callback.number, state });
}
