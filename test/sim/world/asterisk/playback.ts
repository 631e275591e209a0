import { describePlayback } from './describe.ts';
import type { Exchange, SimChannel, SimPlayback } from './exchange.ts';
import { tell } from './tell.ts';

export function play(exchange: Exchange, channel: SimChannel, id: string, media: string[]): SimPlayback {
  const playback: SimPlayback = { id, media, channel, cancel: () => undefined };
  exchange.playbacks.set(id, playback);
  channel.playing.push(playback);
  if (channel.playing.length === 1) sound(exchange, playback);
  return playback;
}

function sound(exchange: Exchange, playback: SimPlayback): void {
  const { channel, media } = playback;
  channel.far.hears({ kind: 'prompt', media: media[0] ?? '' });
  const lengthMs = media.reduce((sum, one) => sum + exchange.promptMs(one), 0);
  playback.cancel = exchange.time.after(lengthMs, () => finishPlayback(exchange, playback, 'done'));
}

/** At its end, by request, or because the channel is gone. */
export function finishPlayback(exchange: Exchange, playback: SimPlayback, state: 'done' | 'failed'): void {
  const { channel, id } = playback;
  playback.cancel();
  if (exchange.playbacks.get(id) === playback) exchange.playbacks.delete(id);
  const wasSounding = channel.playing[0] === playback;
  channel.playing = channel.playing.filter((other) => other !== playback);
  if (channel.stasis !== null)
    tell(exchange, { type: 'PlaybackFinished', playback: describePlayback(playback, state) });
  if (channel.isOver) return;
  const [next] = channel.playing;
  if (wasSounding && next !== undefined) sound(exchange, next);
  if (next !== undefined) return;
  channel.far.hears({ kind: channel.music ? 'music' : 'silence' });
  for (const act of channel.afterPrompts.splice(0)) act();
}
