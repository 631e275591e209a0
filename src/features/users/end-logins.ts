import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { SessionId, UserId } from '../../shared/ids.ts';

/** Which of somebody's logins end: all but the one that asks, one by its id, or every one. */
export type LoginsToEnd = { except: Buffer } | { id: SessionId } | 'all';

/** Ends logins of one person; a desk that stands on one closes at once. Gives how many ended. */
export async function endLogins(unit: Unit, userId: UserId, which: LoginsToEnd): Promise<number> {
  const ended = await unit.tx
    .updateTable('session')
    .set({ ended_at: new Date(unit.at) })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .$if(which !== 'all' && 'except' in which, (query) =>
      query.where('token_hash', '<>', (which as { except: Buffer }).except),
    )
    .$if(which !== 'all' && 'id' in which, (query) => query.where('id', '=', (which as { id: SessionId }).id))
    .returning('id')
    .execute();
  if (ended.length === 0) return 0;
  // By this fact the node where such a desk is open hears of it.
  unit.fact({ kind: 'user.loginsEnded', userId });
  unit.audit({ act: 'user.loginsEnded', subjectKind: 'user', subjectId: userId, detail: { ended: ended.length } });
  return ended.length;
}

/** One of one's own; `not-found` for any other, and for one that was never there. */
export async function endLogin(unit: Unit, userId: UserId, id: SessionId): Promise<void> {
  const own = await unit.tx
    .selectFrom('session')
    .select('id')
    .where('tenant_id', '=', unit.who.tenantId)
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!own) throw new AppError('not-found');
  await endLogins(unit, userId, { id });
}
