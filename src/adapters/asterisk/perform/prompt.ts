import path from 'node:path';
import type { TelephonyCommand } from '../../../core/telephony/command.ts';
import type { LanguageTag } from '../../../shared/language.ts';
import type { CallEntry } from '../call-entry.ts';
import { playbackIdOf } from '../channel-role.ts';
import { change, noteLater, noteRefusals, type PerformContext } from './context.ts';

type PlayPrompt = Extract<TelephonyCommand, { kind: 'prompt.play' }>;

/** Music gives way and comes back by itself when the last prompt has finished. */
export async function playPrompt(context: PerformContext, call: CallEntry, command: PlayPrompt): Promise<void> {
  const { interactionId, promptId } = command;
  const { channelId } = call;
  if (call.playing.includes(promptId)) return;
  change(context, interactionId, (entry) => ({ ...entry, playing: [...entry.playing, promptId] }));
  if (call.isAdopted && (await isPlaying(context, call, promptId))) return;
  const media = command.prompts.map((key) => mediaOf(context.promptsFolder, command.language, key));
  const stopped = hasMusic(call) ? context.ari.channels.stopMoh({ channelId }) : null;
  const playbackId = playbackIdOf(interactionId, promptId);
  const played = await context.ari.channels.playWithId({ channelId, playbackId, media });
  noteRefusals(context, 'play a prompt', stopped === null ? [played] : [await stopped, played]);
  // Where no answer came it may play all the same; the next look asks for it.
  if (!played.ok && played.status !== 0) finishUnplayed(context, command);
}

/** Asterisk does not refuse a second playback of one id, it plays it after the first. */
async function isPlaying({ ari }: PerformContext, { interactionId }: CallEntry, promptId: string): Promise<boolean> {
  return (await ari.playbacks.get({ playbackId: playbackIdOf(interactionId, promptId) })).ok;
}

/** A prompt that cannot be played is over: the caller must not wait for it in silence. */
function finishUnplayed(context: PerformContext, { interactionId, promptId }: PlayPrompt): void {
  if (context.book.find(interactionId) === null) return;
  change(context, interactionId, (call) => ({ ...call, playing: call.playing.filter((other) => other !== promptId) }));
  context.tell({ kind: 'prompt.finished', at: context.clock.now(), interactionId, promptId });
}

export function stopPrompt(context: PerformContext, call: CallEntry, promptId: string): void {
  if (!call.isAdopted && !call.playing.includes(promptId)) return;
  const playbackId = playbackIdOf(call.interactionId, promptId);
  noteLater(context, 'stop a prompt', context.ari.playbacks.stop({ playbackId }));
}

/** Music that plays already is not begun again from its start. */
export function startMusic(context: PerformContext, call: CallEntry): void {
  if (call.music || call.inBridge) return;
  change(context, call.interactionId, (entry) => ({ ...entry, music: true }));
  if (call.playing.length > 0) return;
  noteLater(context, 'start music', context.ari.channels.startMoh({ channelId: call.channelId }));
}

export function stopMusic(context: PerformContext, call: CallEntry): void {
  if (!hasMusic(call)) return;
  change(context, call.interactionId, (entry) => ({ ...entry, music: false }));
  noteLater(context, 'stop music', context.ari.channels.stopMoh({ channelId: call.channelId }));
}

/** Of a call that was found and not seen arriving nobody knows: it may have music. */
export const hasMusic = (call: CallEntry): boolean => call.music || call.isAdopted;

/** Media names carry no extension: Asterisk takes the format that costs least. */
function mediaOf(promptsFolder: string, language: LanguageTag, key: string): string {
  return `sound:${path.join(promptsFolder, language, key)}`;
}
