import type { Unit } from '../../adapters/postgres/unit.ts';
import type { Speech } from '../../core/flow/speech-port.ts';
import { AppError } from '../../shared/errors.ts';
import { demandDraft, holdFlow } from './hold-flow.ts';
import { forgetDraft } from './keep-draft.ts';
import { publishDefinition } from './publish-definition.ts';

/** Lets the draft answer calls, unless it has errors; then nothing is left to draw. */
export async function publishFlow(
  unit: Unit,
  { key, revision, note }: { key: string; revision: number; note: string | null },
  speech: Speech,
): Promise<void> {
  const flow = await holdFlow(unit, key);
  const draft = await demandDraft(unit.tx, unit.who.tenantId, { flow, revision });
  if (!draft) throw new AppError('not-found');
  await publishDefinition(unit, { key, names: flow.names, definition: draft.definition, note }, speech);
  await forgetDraft(unit, flow.id);
}
