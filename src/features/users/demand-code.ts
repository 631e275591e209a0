import { AppError } from '../../shared/errors.ts';
import type { Deps } from '../deps.ts';
import { noteFailure } from './note-failure.ts';
import { findSecondFactor } from './second-factor.ts';
import { demandPatience, type SignInTries } from './sign-in-tries.ts';
import type { Account } from './start-session.ts';
import { takeCode } from './take-code.ts';

/** Goes on with the right code, or where there is no second factor. Wrong codes make the account wait. */
export async function demandCode(
  deps: Deps,
  tries: SignInTries,
  account: Account,
  { code, address }: { code?: string | undefined; address: string },
): Promise<void> {
  const { tenantId, userId } = account;
  const asUser = { tenantId, actor: { kind: 'user', id: userId } as const, principalIds: null };
  const factor = await deps.read(asUser, (tx) => findSecondFactor(tx, account));
  if (!factor?.confirmedAt) return;
  if (code === undefined) throw new AppError('second-factor-needed');
  const triedAs = `${tenantId} ${userId}`;
  demandPatience(tries.beginCode(triedAs));
  if (!(await deps.commit(asUser, (unit) => takeCode(unit, deps, { userId, secret: factor.sealed, code })))) {
    await noteFailure(deps, account, address);
    throw new AppError('wrong-code');
  }
  tries.codeSucceeded(triedAs);
}
