import type { Unit } from '../../adapters/postgres/unit.ts';
import { demandDraft, holdFlow } from './hold-flow.ts';
import { forgetDraft } from './keep-draft.ts';

/** Lets the draft go that the asker has seen; what answers calls stays. */
export async function dropDraft(unit: Unit, { key, revision }: { key: string; revision: number }): Promise<void> {
  const flow = await holdFlow(unit, key);
  await demandDraft(unit.tx, unit.who.tenantId, { flow, revision });
  await forgetDraft(unit, flow.id);
}
