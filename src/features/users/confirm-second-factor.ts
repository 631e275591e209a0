import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { newRecoveryCodes, recoveryHashOf } from './recovery-codes.ts';
import { findSecondFactor } from './second-factor.ts';
import { demandPatience, type SignInTries } from './sign-in-tries.ts';
import { takeCode } from './take-code.ts';

/** From the first right code on it is asked for. Gives the recovery codes, which nobody can see again. */
export async function confirmSecondFactor(
  deps: Deps,
  tries: SignInTries,
  signedIn: SignedIn,
  code: string,
): Promise<string[]> {
  const { tenantId, userId } = signedIn;
  const triedAs = `${tenantId} ${userId}`;
  demandPatience(tries.beginCode(triedAs));
  const recoveryCodes = newRecoveryCodes(deps);
  const hashes = recoveryCodes.map((one) => recoveryHashOf(deps, tenantId, one));
  await deps.commit(whoOf(signedIn), async (unit) => {
    const factor = await findSecondFactor(unit.tx, signedIn);
    if (factor?.confirmedAt) throw new AppError('second-factor-set');
    if (!factor || !(await takeCode(unit, deps, { userId, secret: factor.sealed, code })))
      throw new AppError('wrong-code');
    await confirm(unit, userId, { sealed: factor.sealed, hashes });
    unit.audit({ act: 'user.secondFactorSet', subjectKind: 'user', subjectId: userId });
  });
  tries.codeSucceeded(triedAs);
  return recoveryCodes;
}

/** Of the key that the code was of: another may have been begun meanwhile. */
async function confirm(
  { tx, who: { tenantId }, at }: Unit,
  userId: UserId,
  { sealed, hashes }: { sealed: Buffer; hashes: string[] },
): Promise<void> {
  const confirmed = await tx
    .updateTable('second_factor')
    .set({ confirmed_at: new Date(at), recovery_hashes: hashes })
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is', null)
    .where('secret_sealed', '=', sealed)
    .returning('user_id')
    .execute();
  if (confirmed.length === 0) throw new AppError('wrong-code');
}
