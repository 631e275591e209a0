import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { delayAfter, sessionAbsoluteMs } from './session-limits.ts';

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
  request: SignInRequest,
): Promise<{ token: string; tenantId: TenantId; userId: UserId }> {
  const tenantId = await deps.tenantOf(request.host);
  const asSystem = { tenantId, actor: { kind: 'engine' } as const, principalIds: null };
  const account = await deps.read(asSystem, (tx) =>
    tx
      .selectFrom('user_account')
      .select(['id', 'password_hash', 'failed_sign_ins', 'sign_in_not_before'])
      .where('tenant_id', '=', tenantId)
      .where((eb) => eb(eb.fn('lower', ['email']), '=', request.email.toLowerCase()))
      .where('deactivated_at', 'is', null)
      .executeTakeFirst(),
  );
  const waitMs = (account?.sign_in_not_before?.getTime() ?? 0) - deps.now();
  if (waitMs > 0) throw new AppError('too-many-attempts', { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
  const right = await deps.verifyPassword(account?.password_hash ?? nobodysHash, request.password);
  if (!account || !right) {
    if (account)
      await deps.commit(asSystem, (unit) => noteFailure(unit, account.id, account.failed_sign_ins + 1, request));
    throw new AppError('wrong-password');
  }
  const userId = account.id as UserId;
  const token = `${tenantId}.${deps.newToken()}`;
  await deps.commit({ tenantId, actor: { kind: 'user', id: userId }, principalIds: null }, (unit) =>
    openSession(unit, userId, deps.sha256(token), request),
  );
  await deps.route(tenantId, { kind: 'agent.signIn', agentId: userId });
  return { token, tenantId, userId };
}

async function openSession(unit: Unit, userId: UserId, tokenHash: Buffer, request: SignInRequest): Promise<void> {
  const { tx, at } = unit;
  const { tenantId } = unit.who;
  await tx
    .insertInto('session')
    .values({
      tenant_id: tenantId,
      token_hash: tokenHash,
      user_id: userId,
      expires_at: new Date(at + sessionAbsoluteMs).toISOString(),
      address: request.address,
      browser: request.browser.slice(0, 200),
    })
    .execute();
  await tx
    .updateTable('user_account')
    .set({ failed_sign_ins: 0, sign_in_not_before: null })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', userId)
    .execute();
  unit.fact({ kind: 'user.signedIn', userId });
  unit.audit({ act: 'user.signedIn', subjectKind: 'user', subjectId: userId });
}

async function noteFailure(unit: Unit, userId: string, failed: number, request: SignInRequest): Promise<void> {
  const notBefore = new Date(unit.at + delayAfter(failed)).toISOString();
  await unit.tx
    .updateTable('user_account')
    .set({ failed_sign_ins: failed, sign_in_not_before: notBefore })
    .where('tenant_id', '=', unit.who.tenantId)
    .where('id', '=', userId)
    .execute();
  unit.audit({
    act: 'user.signInFailed',
    subjectKind: 'user',
    subjectId: userId,
    detail: { failed, address: request.address },
  });
}
