import type { Unit } from '../../adapters/postgres/unit.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { demandDraft, holdFlow } from './hold-flow.ts';
import { keepDraft } from './keep-draft.ts';

/** Keeps what is being drawn, right or wrong; never over what another has written meanwhile. */
export async function saveDraft(
  unit: Unit,
  { key, definition, revision }: { key: string; definition: FlowDefinition; revision: number | null },
): Promise<void> {
  const flow = await holdFlow(unit, key);
  await demandDraft(unit.tx, unit.who.tenantId, { flow, revision });
  await keepDraft(unit, { flowId: flow.id, definition, revision: (revision ?? 0) + 1 });
}
