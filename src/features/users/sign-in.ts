import { AppError } from '../../shared/errors.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { demandCode } from './demand-code.ts';
import { isPassword } from './is-password.ts';
import { noteFailure } from './note-failure.ts';
import { demandPatience, type SignInTries } from './sign-in-tries.ts';
import { type Account, type Device, startSession } from './start-session.ts';

export interface SignInRequest extends Device {
  host: string;
  email: string;
  password: string;
  /** Of the second factor, where the account has one. */
  code?: string | undefined;
}

/** Opens a session for whoever knows the password, and has the second factor if there is one. */
export async function signIn(
  deps: Deps,
  tries: SignInTries,
  request: SignInRequest,
): Promise<Account & { token: string }> {
  const tenantId = await deps.tenantOf(request.host);
  const triedAs = triesOf(tenantId, request.email);
  demandPatience(tries.begin(request.address, triedAs));
  const found = await findAccount(deps, tenantId, request.email);
  const right = await isPassword(deps, found?.password_hash, request.password);
  if (!found || !right) {
    if (found) await noteFailure(deps, { tenantId, userId: found.id as UserId }, request.address);
    throw new AppError('wrong-password');
  }
  tries.succeeded(request.address, triedAs);
  const account = { tenantId, userId: found.id as UserId };
  await demandCode(deps, tries, account, request);
  return { ...account, token: await startSession(deps, account, request) };
}

/** What wrong passwords are counted by, besides the address that they come from. */
export const triesOf = (tenantId: TenantId, email: string): string => `${tenantId} ${email.toLowerCase()}`;

const findAccount = (deps: Deps, tenantId: TenantId, email: string) =>
  deps.read({ tenantId, actor: { kind: 'engine' }, principalIds: null }, (tx) =>
    tx
      .selectFrom('user_account')
      .select(['id', 'password_hash'])
      .where('tenant_id', '=', tenantId)
      .where((eb) => eb(eb.fn('lower', ['email']), '=', email.toLowerCase()))
      .where('deactivated_at', 'is', null)
      .executeTakeFirst(),
  );
