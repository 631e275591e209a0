import { AppError } from '../../shared/errors.ts';
import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { isPassword } from './is-password.ts';
import { noteFailure } from './note-failure.ts';
import { triesOf } from './sign-in.ts';
import { demandPatience, type SignInTries } from './sign-in-tries.ts';

/** Whoever sits at an open desk need not be its owner. A wrong password counts as at the sign-in, and makes wait as there. */
export async function demandOwnPassword(
  deps: Deps,
  tries: SignInTries,
  signedIn: SignedIn,
  { password, address }: { password: string; address: string },
): Promise<{ name: string; email: string }> {
  const { tenantId, userId } = signedIn;
  const account = await deps.read(whoOf(signedIn), (tx) =>
    tx
      .selectFrom('user_account')
      .select(['name', 'email', 'password_hash'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', userId)
      .executeTakeFirstOrThrow(),
  );
  const triedAs = triesOf(tenantId, account.email);
  demandPatience(tries.begin(address, triedAs));
  if (!(await isPassword(deps, account.password_hash, password))) {
    await noteFailure(deps, signedIn, address);
    throw new AppError('wrong-current-password');
  }
  tries.succeeded(address, triedAs);
  return account;
}
