import type { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { CallNow, CallPlace } from './state.ts';

// Ids that Zvon chooses are functions of what was decided, so that a command repeated after a crash names the same thing.

export const legIdOf = (interactionId: InteractionId, attempt: number): LegId =>
  `${interactionId}-leg-${attempt}` as LegId;

export const flowPromptIdOf = (interactionId: InteractionId, entry: number): string => `${interactionId}-flow-${entry}`;

/** The prompt that a waiting caller heard last: a new one each time a position is told. */
export const queuePromptIdOf = (
  interactionId: InteractionId,
  place: Extract<CallPlace, { kind: 'queue' | 'offered' }>,
): string => `${interactionId}-queue-${place.positionNextAt ?? place.queuedAt}`;

export const recordingNameOf = (call: CallNow): string => `${call.id}-${call.recordings + 1}`;

export const wrapUpKeyOf = (interactionId: InteractionId, agentId: UserId): string => `${interactionId}:${agentId}`;
