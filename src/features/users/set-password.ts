import type { Unit } from '../../adapters/postgres/unit.ts';
import { judgePassword } from '../../core/passwords/judge-password.ts';
import { AppError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';

/** Refused with `password-weak` and why. */
export function demandStrength(password: string, owner: { name: string; email: string }): void {
  const why = judgePassword(password, owner);
  if (why) throw new AppError('password-weak', { why });
}

/** Whoever could set another password by a link from before must not be able to any more. */
export async function setPassword({ tx, who, at }: Unit, userId: UserId, passwordHash: string): Promise<void> {
  await tx
    .updateTable('user_account')
    .set({ password_hash: passwordHash })
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', userId)
    .execute();
  await endLinks({ tx, who, at }, userId);
}

/** What was made for somebody and not used yet is over. */
export async function endLinks({ tx, who, at }: Pick<Unit, 'tx' | 'who' | 'at'>, userId: UserId): Promise<void> {
  await tx
    .updateTable('access_link')
    .set({ expires_at: new Date(at) })
    .where('tenant_id', '=', who.tenantId)
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(at))
    .execute();
}
