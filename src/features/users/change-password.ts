import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';
import { demandOwnPassword } from './demand-own-password.ts';
import { endLogins } from './end-logins.ts';
import { demandStrength, setPassword } from './set-password.ts';
import type { SignInTries } from './sign-in-tries.ts';

/** Another password for oneself. All other logins end: one of them may be why it is changed. */
export async function changePassword(
  deps: Deps,
  tries: SignInTries,
  signedIn: SignedIn,
  asked: { current: string; next: string; address: string },
): Promise<void> {
  const account = await demandOwnPassword(deps, tries, signedIn, { password: asked.current, address: asked.address });
  demandStrength(asked.next, account);
  const passwordHash = await deps.hashPassword(asked.next);
  const { userId } = signedIn;
  await deps.commit(whoOf(signedIn), async (unit) => {
    await setPassword(unit, userId, passwordHash);
    await endLogins(unit, userId, { except: signedIn.sessionHash });
    unit.audit({ act: 'user.passwordChanged', subjectKind: 'user', subjectId: userId });
  });
}
