import { lockHead } from '../../adapters/postgres/lock-head.ts';
import type { InteractionId, RecordingId, TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';

interface Stored {
  file: string;
  bytes: number;
  sha256: Buffer;
  wrappedKey: Buffer;
  durationMs: number;
}

/** The vault as this use case sees it. */
export interface RecordingStore {
  /** Null when there is nothing to store. */
  store(tenantId: TenantId, id: RecordingId, name: string): Promise<Stored | null>;
  /** What the telephone system wrote goes. */
  discard(name: string): Promise<void>;
}

/**
 * After the call: joined and sealed, or missing, and the timeline says which. A second try finds it done; what the
 * telephone system wrote is kept until the key of the sealed file is.
 */
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
  if (!recording || recording.state === 'missing') return;
  if (recording.state === 'stored') return store.discard(recording.name);
  const stored = await store.store(tenantId, id, recording.name);
  await deps.commit(who, async (unit) => {
    await lockHead(unit);
    await unit.tx
      .updateTable('recording')
      .set(stored ? columnsOf(stored) : { state: 'missing' })
      .where('tenant_id', '=', tenantId)
      .where('id', '=', id)
      .execute();
    const about = { recordingId: id, interactionId: recording.interaction_id as InteractionId };
    unit.fact(
      stored
        ? { kind: 'recording.stored', ...about, durationMs: stored.durationMs }
        : { kind: 'recording.missing', ...about },
      { causedBy },
    );
  });
  if (stored) await store.discard(recording.name);
}

const columnsOf = (stored: Stored) => ({
  state: 'stored',
  file: stored.file,
  bytes: stored.bytes,
  sha256: stored.sha256,
  wrapped_key: stored.wrappedKey,
  duration_ms: stored.durationMs,
});
