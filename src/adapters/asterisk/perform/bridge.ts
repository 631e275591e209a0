import type { LegId } from '../../../shared/ids.ts';
import { withLeg, type CallEntry } from '../call-entry.ts';
import { bridgeIdOf, bridgeNameOf, playbackIdOf } from '../channel-role.ts';
import { change, noteRefusals, type PerformContext } from './context.ts';
import { hasMusic, startMusic } from './prompt.ts';

/**
 * Everything is sent at once, Asterisk works it off in order. A prompt still playing is deleted first: `addChannel`
 * waits for its end, and all other requests of the connection behind it.
 */
export async function joinBridge(context: PerformContext, call: CallEntry, legId: LegId): Promise<void> {
  const leg = call.legs[legId];
  if (leg === undefined || (call.inBridge && leg.inBridge)) return;
  const { bridges, channels, playbacks } = context.ari;
  const { interactionId, channelId } = call;
  const bridgeId = bridgeIdOf(interactionId);
  change(context, interactionId, (entry) => ({ ...entry, music: false, isAdopted: false, playing: [] }));
  const replies = await Promise.all([
    bridges.createWithId({ bridgeId, type: 'mixing', name: bridgeNameOf(interactionId) }),
    ...call.playing.map((promptId) => playbacks.stop({ playbackId: playbackIdOf(interactionId, promptId) })),
    ...(hasMusic(call) ? [channels.stopMoh({ channelId })] : []),
    bridges.addChannel({
      bridgeId,
      channel: [...(call.inBridge ? [] : [channelId]), ...(leg.inBridge ? [] : [legId])],
      // The caller is not to learn the agent's name and extension from a SIP update.
      inhibitConnectedLineUpdates: true,
    }),
  ]);
  noteRefusals(context, 'join', replies);
  if (replies.at(-1)?.ok) noteJoined(context, call, legId);
  else await comfort(context, call);
}

/** Asterisk has joined them when it answers; its events may come later than the next look at its lists. */
function noteJoined(context: PerformContext, { interactionId }: CallEntry, legId: LegId): void {
  change(context, interactionId, (entry) => {
    const leg = entry.legs[legId];
    return leg === undefined ? entry : withLeg({ ...entry, inBridge: true }, { ...leg, inBridge: true });
  });
}

/** A caller without anybody to talk to hears music, in the bridge or out of it. */
export async function comfort(context: PerformContext, { interactionId }: CallEntry): Promise<void> {
  const call = context.book.find(interactionId);
  if (call === null || call.over) return;
  if (call.inBridge) {
    const bridgeId = bridgeIdOf(interactionId);
    await context.ari.bridges.removeChannel({ bridgeId, channel: [call.channelId] });
    change(context, interactionId, (entry) => ({ ...entry, inBridge: false }));
  }
  startMusic(context, context.book.find(interactionId) ?? call);
}

/** The agent, alone in the bridge, hears nothing. */
export async function holdCall(context: PerformContext, call: CallEntry): Promise<void> {
  await comfort(context, call);
}

export async function resumeCall(context: PerformContext, call: CallEntry, legId: LegId): Promise<void> {
  await joinBridge(context, call, legId);
}
