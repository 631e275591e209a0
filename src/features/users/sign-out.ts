import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';

/** Ends the session; refused with `agent-busy` while a contact is in hand. */
export async function signOut(deps: Deps, signedIn: SignedIn): Promise<void> {
  await deps.route(signedIn.tenantId, { kind: 'agent.signOut', agentId: signedIn.userId });
  await deps.commit(whoOf(signedIn), async (unit) => {
    await unit.tx
      .updateTable('session')
      .set({ ended_at: new Date(unit.at).toISOString() })
      .where('tenant_id', '=', signedIn.tenantId)
      .where('token_hash', '=', signedIn.sessionHash)
      .execute();
    unit.fact({ kind: 'user.signedOut', userId: signedIn.userId });
    unit.audit({ act: 'user.signedOut', subjectKind: 'user', subjectId: signedIn.userId });
  });
}
