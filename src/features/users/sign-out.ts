import type { Deps } from '../deps.ts';
import { type SignedIn, whoOf } from '../route.ts';

/**
 * Ends the work: the agent goes offline, so no desk of theirs may stay open, whichever browser it is in. Refused with
 * `agent-busy` while a contact is in hand.
 */
export async function signOut(deps: Deps, signedIn: SignedIn): Promise<void> {
  await deps.route(signedIn.tenantId, { kind: 'agent.signOut', agentId: signedIn.userId });
  await deps.commit(whoOf(signedIn), async (unit) => {
    await unit.tx
      .updateTable('session')
      .set({ ended_at: new Date(unit.at).toISOString() })
      .where('tenant_id', '=', signedIn.tenantId)
      .where('user_id', '=', signedIn.userId)
      .where('ended_at', 'is', null)
      .execute();
    unit.fact({ kind: 'user.signedOut', userId: signedIn.userId });
    unit.audit({ act: 'user.signedOut', subjectKind: 'user', subjectId: signedIn.userId });
  });
}
