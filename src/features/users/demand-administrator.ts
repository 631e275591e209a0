import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import { noPassword } from './no-password.ts';

/** Whoever is to stop administering must not be the last who administers everything and can sign in. */
export async function demandAnotherAdministrator({ tx, who }: Unit, userId: UserId): Promise<void> {
  const left = await tx
    .selectFrom('user_account')
    .select('id')
    .where('tenant_id', '=', who.tenantId)
    .where('role', '=', 'admin')
    .where('principal_ids', 'is', null)
    .where('deactivated_at', 'is', null)
    .where('password_hash', '<>', noPassword)
    .execute();
  if (left.length === 1 && left[0]?.id === userId) throw new AppError('last-administrator');
}
