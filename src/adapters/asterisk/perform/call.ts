import type { CallEntry } from '../call-entry.ts';
import { stopMusic } from './prompt.ts';
import { change, noteLater, noteRefusals, type PerformContext } from './context.ts';

/** The dialplan's hangup handler reads it. Music that only bridged the waiting for this gives way. */
export function acknowledgeCall(context: PerformContext, call: CallEntry): void {
  const { interactionId, channelId } = call;
  if (!call.isAdopted) stopMusic(context, call);
  change(context, interactionId, (entry) => ({ ...entry, isAcknowledged: true }));
  noteLater(
    context,
    'acknowledge',
    context.ari.channels.setChannelVar({ channelId, variable: 'CC_KNOWN', value: '1' }),
  );
}

/**
 * Answering waits in the channel's thread behind a prompt that plays there, and every request of the connection behind
 * the answer: who is answered is not answered again.
 */
export function answerCall(context: PerformContext, { channelId, answered }: CallEntry): void {
  if (answered) return;
  noteLater(context, 'answer', context.ari.channels.answer({ channelId }));
}

export async function sendDigits(context: PerformContext, { channelId }: CallEntry, digits: string): Promise<void> {
  noteRefusals(context, 'send digits', [await context.ari.channels.sendDTMF({ channelId, dtmf: digits })]);
}

/** The legs follow when the caller's end is told. */
export async function hangUpCall(context: PerformContext, { interactionId, channelId }: CallEntry): Promise<void> {
  change(context, interactionId, (call) => ({ ...call, endedByZvon: true }));
  noteRefusals(context, 'hang up', [await context.ari.channels.hangup({ channelId, reason: 'normal' })]);
}
