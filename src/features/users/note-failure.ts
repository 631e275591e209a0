import type { Deps } from '../deps.ts';
import type { Account } from './start-session.ts';

/** Puts on record that somebody tried to get into an account in vain, and from where. */
export async function noteFailure(deps: Deps, { tenantId, userId }: Account, address: string): Promise<void> {
  await deps.commit({ tenantId, actor: { kind: 'engine' }, principalIds: null }, async (unit) =>
    unit.audit({ act: 'user.signInFailed', subjectKind: 'user', subjectId: userId, detail: { address } }),
  );
}
