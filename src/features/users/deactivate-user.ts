import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import { demandAnotherAdministrator } from './demand-administrator.ts';
import { endLogins } from './end-logins.ts';
import { endLinks } from './set-password.ts';

/**
 * Takes somebody out of use: every session and link of theirs ends, routing lets them go after the commit, and what waits for
 * them goes to whoever takes it. What they did stays theirs.
 */
export async function deactivateUser(unit: Unit, userId: UserId): Promise<void> {
  const { actor } = unit.who;
  if (actor.kind === 'user' && actor.id === userId) throw new AppError('not-yourself');
  await demandAnotherAdministrator(unit, userId);
  await unit.tx
    .updateTable('user_account')
    .set({ deactivated_at: new Date(unit.at) })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', userId)
    .execute();
  await endLogins(unit, userId, 'all');
  await endLinks(unit, userId);
  await handOver(unit, userId);
  unit.later('release-agent', { agentId: userId });
}

/** Callbacks stand in their queue again, and cases are nobody's. Parked forms stay: nobody else can say what was said. */
async function handOver(unit: Unit, userId: UserId): Promise<void> {
  const { tenantId } = unit.who;
  await lockHead(unit);
  for (const column of ['owner_id', 'substitute_id'] as const) {
    await unit.tx
      .updateTable('callback')
      .set({ [column]: null })
      .where('tenant_id', '=', tenantId)
      .where(column, '=', userId)
      .where('state', '=', 'due')
      .execute();
  }
  await unit.tx
    .updateTable('case')
    .set({ owner_id: null })
    .where('tenant_id', '=', tenantId)
    .where('owner_id', '=', userId)
    .where('state', 'in', ['open', 'waiting'])
    .execute();
}
