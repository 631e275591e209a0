import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { Deps } from '../deps.ts';
import { demandCode } from './demand-code.ts';
import { endLogins } from './end-logins.ts';
import { findAccessLink, type FoundLink } from './find-access-link.ts';
import { demandStrength, setPassword } from './set-password.ts';
import type { SignInTries } from './sign-in-tries.ts';
import { type Account, type Device, startSession } from './start-session.ts';

interface LinkUse extends Device {
  host: string;
  token: string;
  password: string;
  code?: string | undefined;
}

/**
 * Sets the password of whoever a link was made for, ends all their logins and signs them in. The second factor is asked
 * for as at any sign-in: a link replaces a password and nothing else.
 */
export async function useAccessLink(
  deps: Deps,
  tries: SignInTries,
  { host, token, password, code, ...device }: LinkUse,
): Promise<Account & { token: string }> {
  const link = await findAccessLink(deps, host, token);
  demandStrength(password, link);
  const passwordHash = await deps.hashPassword(password);
  await demandCode(deps, tries, link, { code, address: device.address });
  await deps.commit(link.who, (unit) => take(unit, link, passwordHash));
  const { tenantId, userId } = link;
  return { tenantId, userId, token: await startSession(deps, link, device) };
}

/** In one statement: of two who use it at once, one is too late. */
async function take(unit: Unit, { userId, hash, kind }: FoundLink, passwordHash: string): Promise<void> {
  const at = new Date(unit.at);
  const taken = await unit.tx
    .updateTable('access_link')
    .set({ used_at: at })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .returning('user_id')
    .execute();
  if (taken.length === 0) throw new AppError('link-over');
  await setPassword(unit, userId, passwordHash);
  await endLogins(unit, userId, 'all');
  unit.audit({ act: 'user.passwordSetByLink', subjectKind: 'user', subjectId: userId, detail: { kind } });
}
