import type { InteractionId, LegId, RecordingId, UserId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import type { CallPlace } from './state.ts';

// Ids that Zvon chooses are functions of what was decided, so that a command repeated after a crash names the same thing.

/** With its moment: a fail-over that took the first offer's fact back would give its leg to the one that follows. */
export const legIdOf = (interactionId: InteractionId, attempt: number, at: Instant): LegId =>
  `${interactionId}-leg-${attempt}-${at}` as LegId;

export const flowPromptIdOf = (interactionId: InteractionId, entry: number): string => `${interactionId}-flow-${entry}`;

/** The prompt that a waiting caller heard last: a new one each time a position is told. */
export const queuePromptIdOf = (
  interactionId: InteractionId,
  place: Extract<CallPlace, { kind: 'queue' | 'offered' }>,
): string => `${interactionId}-queue-${place.positionNextAt ?? place.queuedAt}`;

/** Not counted: a fail-over that took the first recording's fact back would give its name, and its files, to the second. */
export const recordingNameOf = (interactionId: InteractionId, recordingId: RecordingId): string =>
  `${interactionId}-${recordingId}`;

export const wrapUpKeyOf = (interactionId: InteractionId, agentId: UserId): string => `${interactionId}:${agentId}`;
