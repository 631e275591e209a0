import type { Tx } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, RecordingId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import { demand, type SignedIn } from '../route.ts';

/** What is known of a recording, and where it can be heard once it is stored. Listening itself is audited. */
export async function getRecording(tx: Tx, signedIn: SignedIn, id: RecordingId) {
  demand(signedIn, 'listen', 'recording');
  const found = await tx
    .selectFrom('recording')
    .select(['id', 'interaction_id', 'state', 'started_at', 'duration_ms'])
    .where('tenant_id', '=', signedIn.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new AppError('not-found');
  return {
    ...{ id, interactionId: found.interaction_id as InteractionId },
    state: found.state as 'running' | 'ended' | 'stored' | 'missing',
    ...{ startedAt: isoOf(found.started_at.getTime()), durationMs: found.duration_ms },
    audioPath: found.state === 'stored' ? `/api/recordings/${id}/audio` : null,
  };
}
