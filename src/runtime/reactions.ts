import type { Deps } from '../features/deps.ts';
import { identifyCaller } from '../features/identity/identify-caller.ts';
import { concludeContact } from '../features/interactions/conclude-contact.ts';
import { type RecordingStore, storeRecording } from '../features/recordings/store-recording.ts';
import { releaseAgent } from '../features/users/release-agent.ts';
import type { Reaction } from '../features/calls/reactions.ts';
import type { InteractionId, RecordingId, UserId } from '../shared/ids.ts';
import type { OutboxHandler } from './outbox.ts';

/**
 * Who does what a commit left to be done. `closed` waits until the telephone system has let go of a recording; what it
 * still writes is tried later, and at last kept as far as it goes.
 */
export const reactions = (
  deps: Deps,
  vault: RecordingStore,
  closed: (recordingName: string) => Promise<boolean>,
): Record<Reaction['topic'] | 'release-agent', OutboxHandler> => ({
  'identify-caller': (tenantId, row) =>
    identifyCaller(deps, tenantId, row.body.interactionId as InteractionId, row.causedBy),
  'conclude-contact': (tenantId, row) =>
    concludeContact(deps, tenantId, row.body.interactionId as InteractionId, row.causedBy),
  'release-agent': (tenantId, row) => releaseAgent(deps, tenantId, row.body.agentId as UserId),
  'store-recording': async (tenantId, row) => {
    const isWhole = await closed(row.body.name ?? '');
    if (!isWhole && !row.isLastTry) throw new Error('the recording is still being written, or nowhere to be seen');
    await storeRecording(deps, vault, tenantId, row.body.recordingId as RecordingId, row.causedBy);
  },
});
