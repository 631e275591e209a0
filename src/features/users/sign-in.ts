import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { sessionAbsoluteMs, sessionIdleMs } from './session-limits.ts';
import type { SignInTries } from './sign-in-tries.ts';

export interface SignInRequest {
  host: string;
  email: string;
  password: string;
  address: string;
  browser: string;
}

/** A hash of nobody's password: an unknown e-mail takes as long as a wrong password and answers the same. */
const nobodysHash = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$Ngl3YmXxvX3kCO2S0qBqQAxhN9Ll+2MBkUXkYFQvqyI';

/** Opens a session. The token names the tenant, so that its row can be found behind row-level security. */
export async function signIn(
  deps: Deps,
  tries: SignInTries,
  request: SignInRequest,
): Promise<{ token: string; tenantId: TenantId; userId: UserId }> {
  const tenantId = await deps.tenantOf(request.host);
  const triedAs = `${tenantId} ${request.email.toLowerCase()}`;
  demandPatience(tries.begin(request.address, triedAs));
  const account = await findAccount(deps, tenantId, request.email);
  const right = await deps.verifyPassword(account?.password_hash ?? nobodysHash, request.password);
  if (!account || !right) {
    if (account) await noteFailure(deps, tenantId, account.id as UserId, request);
    throw new AppError('wrong-password');
  }
  tries.succeeded(request.address, triedAs);
  const userId = account.id as UserId;
  const token = `${tenantId}.${deps.newToken()}`;
  const { phoneChanged } = await deps.commit(
    { tenantId, actor: { kind: 'user', id: userId }, principalIds: null },
    (unit) => openSession(unit, userId, { tokenHash: deps.sha256(token), phonePassword: deps.newToken() }, request),
  );
  // Before routing, which may refuse: the next try finds this session and would not change the phone's password again.
  if (phoneChanged) await deps.provisionPhones();
  await deps.route(tenantId, { kind: 'agent.signIn', agentId: userId });
  return { token, tenantId, userId };
}

function demandPatience({ accountMs, addressMs }: ReturnType<SignInTries['begin']>): void {
  const detail = { retryAfterSeconds: Math.ceil(Math.max(accountMs, addressMs) / 1_000) };
  if (accountMs > 0) throw new AppError('too-many-attempts', detail);
  if (addressMs > 0) throw new AppError('too-many-requests', detail);
}

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

async function openSession(
  unit: Unit,
  userId: UserId,
  secrets: { tokenHash: Buffer; phonePassword: string },
  request: SignInRequest,
): Promise<{ phoneChanged: boolean }> {
  const { tx, at } = unit;
  const { tenantId } = unit.who;
  const phoneChanged = !(await isAtWork(unit, userId));
  if (phoneChanged) {
    await tx
      .updateTable('user_account')
      .set({ phone_password: secrets.phonePassword })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', userId)
      .execute();
  }
  await tx
    .insertInto('session')
    .values({
      tenant_id: tenantId,
      token_hash: secrets.tokenHash,
      user_id: userId,
      expires_at: new Date(at + sessionAbsoluteMs).toISOString(),
      address: request.address,
      browser: request.browser.slice(0, 200),
    })
    .execute();
  unit.fact({ kind: 'user.signedIn', userId });
  unit.audit({ act: 'user.signedIn', subjectKind: 'user', subjectId: userId });
  return { phoneChanged };
}

/** In another session, or in a contact that outlived the session: its phone must not lose its password. */
async function isAtWork({ tx, who: { tenantId }, at }: Unit, userId: UserId): Promise<boolean> {
  const session = await tx
    .selectFrom('session')
    .select('token_hash')
    .where('tenant_id', '=', tenantId)
    .where('user_id', '=', userId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(at))
    .where('seen_at', '>', new Date(at - sessionIdleMs))
    .limit(1)
    .executeTakeFirst();
  const contact = await tx
    .selectFrom('interaction')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where('agent_id', '=', userId)
    .where('state', 'in', ['offered', 'talking'])
    .limit(1)
    .executeTakeFirst();
  return session !== undefined || contact !== undefined;
}

async function noteFailure(deps: Deps, tenantId: TenantId, userId: UserId, { address }: SignInRequest): Promise<void> {
  await deps.commit({ tenantId, actor: { kind: 'engine' }, principalIds: null }, async (unit) =>
    unit.audit({ act: 'user.signInFailed', subjectKind: 'user', subjectId: userId, detail: { address } }),
  );
}
