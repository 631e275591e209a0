import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { RecordingId, TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';

/** The vault as this use case sees it. */
export interface RecordingStore {
  store(
    tenantId: TenantId,
    id: RecordingId,
    name: string,
  ): Promise<{ file: string; bytes: number; sha256: Buffer; wrappedKey: Buffer; durationMs: number } | null>;
}

/** After the call: joined, sealed, and known to the timeline. A second try finds it done. */
export async function storeRecording(
  deps: Deps,
  store: RecordingStore,
  tenantId: TenantId,
  id: RecordingId,
  causedBy: number,
): Promise<void> {
  const who = { tenantId, actor: { kind: 'engine' } as const, principalIds: null };
  const recording = await deps.read(who, (tx) =>
    tx
      .selectFrom('recording')
      .select(['name', 'state', 'interaction_id'])
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .executeTakeFirst(),
  );
  if (!recording || recording.state === 'stored') return;
  const stored = await store.store(tenantId, id, recording.name);
  await deps.commit(who, async (unit) => {
    await lockHead(unit);
    await unit.tx
      .updateTable('recording')
      .set(
        stored
          ? {
              state: 'stored',
              file: stored.file,
              bytes: stored.bytes,
              sha256: stored.sha256,
              wrapped_key: stored.wrappedKey,
              duration_ms: stored.durationMs,
            }
          : { state: 'missing' },
      )
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
    const interactionId = recording.interaction_id as never;
    unit.fact(
      { kind: 'recording.stored', recordingId: id, interactionId, durationMs: stored?.durationMs ?? 0 },
      { causedBy },
    );
  });
}
