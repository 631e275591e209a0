import { randomUUID } from 'node:crypto';
import type { FreshIds } from '../core/routing/event.ts';
import type { CallbackId, RecordingId } from '../shared/ids.ts';

/** Ids that one decision may use up, made as they are asked for. */
export function freshIds(): FreshIds {
  const recordings: RecordingId[] = [];
  const callbacks: CallbackId[] = [];
  return {
    recordingId: (nth) => (recordings[nth] ??= randomUUID() as string as RecordingId),
    callbackId: (nth) => (callbacks[nth] ??= randomUUID() as string as CallbackId),
  };
}
