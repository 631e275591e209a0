import type { InteractionId, LegId, UserId } from '../../shared/ids.ts';
import type { LanguageTag } from '../../shared/language.ts';

/**
 * What Zvon asks of a telephone system. Ids are chosen here and deterministic, so that a command repeated after a
 * crash meets what it made before (Asterisk answers 409) instead of making it twice. A command about something that
 * is gone is done: results, also failures, come back as events.
 */
export type TelephonyCommand =
  /** The call is on record: what becomes of it is known without the telephone system's own record. */
  | { kind: 'call.acknowledge'; interactionId: InteractionId }
  | { kind: 'call.answer'; interactionId: InteractionId }
  | { kind: 'prompt.play'; interactionId: InteractionId; promptId: string; prompts: string[]; language: LanguageTag }
  | { kind: 'prompt.stop'; interactionId: InteractionId; promptId: string }
  | { kind: 'music.start'; interactionId: InteractionId }
  | { kind: 'music.stop'; interactionId: InteractionId }
  | {
      kind: 'leg.dial';
      interactionId: InteractionId;
      legId: LegId;
      agentId: UserId;
      timeoutMs: number;
      autoAnswer: boolean;
      from: string | null;
    }
  | { kind: 'leg.answer'; interactionId: InteractionId; legId: LegId }
  | { kind: 'leg.hangup'; interactionId: InteractionId; legId: LegId }
  | { kind: 'bridge.join'; interactionId: InteractionId; legId: LegId }
  | { kind: 'call.hold'; interactionId: InteractionId; legId: LegId }
  | { kind: 'call.resume'; interactionId: InteractionId; legId: LegId }
  | { kind: 'call.sendDigits'; interactionId: InteractionId; digits: string }
  | { kind: 'call.hangup'; interactionId: InteractionId }
  | { kind: 'recording.start'; interactionId: InteractionId; recordingName: string }
  /** What is said from here to the resuming is silence in the recording, on both sides; its time runs on. */
  | { kind: 'recording.pause'; interactionId: InteractionId; recordingName: string }
  | { kind: 'recording.resume'; interactionId: InteractionId; recordingName: string }
  | { kind: 'recording.stop'; interactionId: InteractionId; recordingName: string };
