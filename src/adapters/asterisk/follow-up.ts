import type { TelephonyEvent } from '../../core/telephony/event.ts';
import type { InteractionId } from '../../shared/ids.ts';
import { legsOf, type CallEntry } from './call-entry.ts';
import type { CallQueues } from './call-queues.ts';
import { bridgeIdOf } from './channel-role.ts';
import { comfort } from './perform/bridge.ts';
import { answerCall } from './perform/call.ts';
import type { PerformContext } from './perform/context.ts';
import { startMusic } from './perform/prompt.ts';
import { tellWhenClosed } from './perform/recording.ts';

export interface FollowUpContext extends PerformContext {
  queues: CallQueues;
  /** Whether Asterisk hears us. */
  isReady(): boolean;
}

/**
 * What the adapter does by itself after an event, so that no caller sits in silence and nothing is left in Asterisk also
 * while the engine is away; everything else is the engine's to command.
 */
export function followUp(context: FollowUpContext, before: CallEntry | null, event: TelephonyEvent): void {
  if (event.kind === 'call.arrived') attendTo(context, event.interactionId);
  if (before === null) return;
  const { interactionId } = before;
  if (event.kind === 'call.ended') tellRecording(context, before);
  if (event.kind === 'leg.ended') consoleIfAlone(context, interactionId);
  if (event.kind === 'prompt.finished') resumeMusic(context, interactionId);
  const isLast = event.kind === 'call.ended' || event.kind === 'leg.ended';
  if (isLast && context.book.find(interactionId) === null) dropBridge(context, interactionId);
}

/** An engine that can write takes some hundredths of a second. */
const attendedWithinMs = 2_000;

/** While nothing can be written nothing is decided: the caller is answered and held with music until it is. */
function attendTo(context: FollowUpContext, interactionId: InteractionId): void {
  context.clock.after(attendedWithinMs, () => {
    const call = context.book.find(interactionId);
    if (call === null || call.isAcknowledged || call.over || !context.isReady()) return;
    void context.queues.run(interactionId, () => {
      answerCall(context, call);
      startMusic(context, call);
    });
  });
}

/** What is left of a call whose end nobody told: found out when it is missing in Asterisk's lists. */
export function tidyUp(context: FollowUpContext, call: CallEntry): void {
  tellRecording(context, call);
  dropBridge(context, call.interactionId);
}

/** MixMonitor ends with its channel. */
function tellRecording(context: FollowUpContext, call: CallEntry): void {
  if (call.recordingName !== null) void tellWhenClosed(context, call, call.recordingName);
}

function dropBridge(context: FollowUpContext, interactionId: InteractionId): void {
  const bridgeId = bridgeIdOf(interactionId);
  void context.queues.run(interactionId, async () => void (await context.ari.bridges.destroy({ bridgeId })));
}

/** A caller whose leg is lost waits in the bridge for nobody: music, and back with the next leg. */
export function consoleIfAlone(context: FollowUpContext, interactionId: InteractionId): void {
  const isAlone = (): CallEntry | null => {
    const call = context.book.find(interactionId);
    return call?.inBridge && !call.over && !legsOf(call).some((leg) => leg.inBridge) ? call : null;
  };
  if (isAlone() === null) return;
  void context.queues.run(interactionId, async () => {
    const call = isAlone();
    if (call !== null) await comfort(context, call);
  });
}

function resumeMusic(context: FollowUpContext, interactionId: InteractionId): void {
  void context.queues.run(interactionId, async () => {
    const call = context.book.find(interactionId);
    if (!call?.music || call.over || call.inBridge || call.playing.length > 0) return;
    await context.ari.channels.startMoh({ channelId: call.channelId });
  });
}
