import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ChosenState } from '../../shared/agent-state.ts';
import type { UserId } from '../../shared/ids.ts';

export interface ForcedState {
  agentId: UserId;
  chosen: ChosenState;
  why: string | null;
}

/** Who set whose state and why: for the agent, who is told, and for the audit. */
export async function recordForcedState(
  unit: Unit,
  forcedBy: UserId,
  { agentId, chosen, why }: ForcedState,
): Promise<void> {
  const reason = chosen.state === 'not_ready' ? chosen.reason : null;
  await unit.tx
    .insertInto('forced_state')
    .values({
      ...{ tenant_id: unit.who.tenantId, agent_id: agentId, forced_at: new Date(unit.at) },
      ...{ forced_by: forcedBy, state: chosen.state, reason, why },
    })
    .execute();
  unit.fact({ kind: 'agent.stateForced', agentId, forcedBy, chosen });
  unit.audit({ act: 'agent.stateForced', subjectKind: 'user', subjectId: agentId, detail: { state: chosen.state } });
}
