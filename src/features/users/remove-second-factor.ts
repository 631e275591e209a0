import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { demandCode } from './demand-code.ts';
import { demandOwnPassword } from './demand-own-password.ts';
import type { SignInTries } from './sign-in-tries.ts';

/** One's own goes with password and code, as one would sign in. */
export async function removeOwnSecondFactor(
  deps: Deps,
  tries: SignInTries,
  signedIn: SignedIn,
  asked: { password: string; code: string; address: string },
): Promise<void> {
  await demandOwnPassword(deps, tries, signedIn, asked);
  await demandCode(deps, tries, signedIn, asked);
  await deps.commit(whoOf(signedIn), (unit) => removeSecondFactor(unit, signedIn.userId));
}

/** That of somebody who has lost it and the recovery codes. Gives whether there was one. */
export async function removeSecondFactor(unit: Unit, userId: UserId): Promise<boolean> {
  const { tx, who } = unit;
  const account = await tx
    .selectFrom('user_account')
    .select('id')
    .where('tenant_id', '=', who.tenantId)
    .where('id', '=', userId)
    .executeTakeFirst();
  if (!account) throw new AppError('not-found');
  const removed = await tx
    .updateTable('second_factor')
    .set({ secret_sealed: null, confirmed_at: null, recovery_hashes: [] })
    .where('tenant_id', '=', who.tenantId)
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is not', null)
    .returning('user_id')
    .execute();
  if (removed.length === 0) return false;
  unit.audit({ act: 'user.secondFactorRemoved', subjectKind: 'user', subjectId: userId });
  return true;
}
