import type { Tx, Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { TenantId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import { holdRevision } from '../config/record-change.ts';
import { personOf } from './person-of.ts';
import { type DraftFound, findDraft, type FlowFound, lockFlow } from './queries.ts';

/** The flow that is to change, held until the commit; what is out of use is not changed. */
export async function holdFlow(unit: Unit, key: string): Promise<FlowFound> {
  const flow = await findHeld(unit, key);
  if (!flow) throw new AppError('not-found');
  if (flow.retired_at !== null) throw new AppError('config-retired');
  return flow;
}

/** Its revision is held first, as whoever sets it by a file does: nobody waits for another in a circle. */
export async function findHeld(unit: Unit, key: string): Promise<FlowFound | null> {
  await holdRevision(unit, { noun: 'flow', key });
  return lockFlow(unit.tx, unit.who.tenantId, key);
}

/** The draft that the asker has seen: another has written it since where its revision is another. Null: there was none. */
export async function demandDraft(
  tx: Tx,
  tenantId: TenantId,
  { flow, revision }: { flow: FlowFound; revision: number | null },
): Promise<DraftFound | null> {
  const draft = await findDraft(tx, tenantId, flow.id);
  if ((draft?.revision ?? null) === revision) return draft;
  throw new AppError('conflict', {
    savedBy: draft && personOf(draft),
    savedAt: draft && isoOf(draft.saved_at.getTime()),
    revision: draft && draft.revision,
  });
}
