import type { Unit } from '../../adapters/postgres/unit.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { sessionAbsoluteMs, sessionIdleMs } from './session-limits.ts';

/** The browser that signs in, and where it stands. */
export interface Device {
  address: string;
  browser: string;
}

export interface Account {
  tenantId: TenantId;
  userId: UserId;
}

/**
 * Opens a session of somebody who has shown who they are. The token names the tenant, so that its row can be found
 * behind row-level security.
 */
export async function startSession(deps: Deps, { tenantId, userId }: Account, device: Device): Promise<string> {
  const token = `${tenantId}.${deps.newToken()}`;
  const { phoneChanged } = await deps.commit(
    { tenantId, actor: { kind: 'user', id: userId }, principalIds: null },
    (unit) => openSession(unit, userId, { tokenHash: deps.sha256(token), phonePassword: deps.newToken() }, device),
  );
  // Before routing, which may refuse: the next try finds this session and would not change the phone's password again.
  if (phoneChanged) await deps.provisionPhones();
  await deps.route(tenantId, { kind: 'agent.signIn', agentId: userId });
  return token;
}

async function openSession(
  unit: Unit,
  userId: UserId,
  secrets: { tokenHash: Buffer; phonePassword: string },
  device: Device,
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
      address: device.address,
      browser: device.browser.slice(0, 200),
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
