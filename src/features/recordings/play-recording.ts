import { AppError } from '../../shared/errors.ts';
import type { InteractionId, RecordingId, TenantId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { demand, type SignedIn, whoOf } from '../route.ts';

/** The stereo WAV, to be sent part after part. */
export interface RecordingOpened {
  bytes: number;
  audio: AsyncIterable<Buffer>;
}

export interface RecordingOpener {
  open(tenantId: TenantId, stored: { file: string; wrappedKey: Buffer }): Promise<RecordingOpened>;
}

/** A recording to be listened to. Every listen leaves an audit row before a sample is sent. */
export async function playRecording(
  deps: Deps,
  opener: RecordingOpener,
  signedIn: SignedIn,
  id: RecordingId,
): Promise<RecordingOpened> {
  demand(signedIn, 'listen', 'recording');
  const stored = await deps.commit(whoOf(signedIn), async (unit) => {
    const row = await unit.tx
      .selectFrom('recording')
      .select(['file', 'wrapped_key', 'interaction_id'])
      .where('tenant_id', '=', signedIn.tenantId)
      .where('id', '=', id)
      .where('state', '=', 'stored')
      .executeTakeFirst();
    if (!row?.file || !row.wrapped_key) throw new AppError('not-found');
    const interactionId = row.interaction_id as InteractionId;
    unit.fact({ kind: 'recording.played', recordingId: id, interactionId });
    unit.audit({ act: 'recording.played', subjectKind: 'recording', subjectId: id, detail: { interactionId } });
    return { file: row.file, wrappedKey: row.wrapped_key };
  });
  return opener.open(signedIn.tenantId, stored);
}
