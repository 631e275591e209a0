import type { LegId } from '../../shared/ids.ts';
import type { Exchange, Playback, SimulatedCall } from './exchange.ts';

export function playPrompt(exchange: Exchange, call: SimulatedCall, promptId: string, prompts: string[]): void {
  if (call.playing.some((playback) => playback.promptId === promptId)) return;
  call.playing.push({ promptId, prompts, nth: -1, cancel: () => {} });
  if (call.playing.length === 1) playNext(exchange, call);
}

export function stopPrompt(exchange: Exchange, call: SimulatedCall, promptId: string): void {
  const playback = call.playing.find((one) => one.promptId === promptId);
  if (playback) endPlayback(exchange, call, playback);
}

/** A bridge is joined after the prompts, as in Asterisk, where the command waits behind a running playback. */
export function joinBridge(exchange: Exchange, call: SimulatedCall, legId: LegId): void {
  if (call.playing.length > 0) call.joining.push(legId);
  else join(exchange, call, legId);
}

function playNext(exchange: Exchange, call: SimulatedCall): void {
  const playback = call.playing[0];
  if (!playback) return joinWaiting(exchange, call);
  playback.nth += 1;
  const prompt = playback.prompts[playback.nth];
  if (prompt === undefined) return endPlayback(exchange, call, playback);
  playback.cancel = exchange.after(exchange.promptMs(prompt), () => playNext(exchange, call));
}

function endPlayback(exchange: Exchange, call: SimulatedCall, playback: Playback): void {
  const wasPlaying = call.playing[0] === playback;
  playback.cancel();
  call.playing = call.playing.filter((other) => other !== playback);
  exchange.tell({ kind: 'prompt.finished', interactionId: call.interactionId, promptId: playback.promptId });
  call.caller.promptEnded();
  if (wasPlaying) playNext(exchange, call);
}

function joinWaiting(exchange: Exchange, call: SimulatedCall): void {
  const waiting = call.joining;
  call.joining = [];
  for (const legId of waiting) join(exchange, call, legId);
}

function join(exchange: Exchange, call: SimulatedCall, legId: LegId): void {
  const leg = call.legs.get(legId);
  if (call.over || leg?.state !== 'up') return;
  leg.bridged = true;
  call.held = false;
  exchange.tell({ kind: 'bridge.joined', interactionId: call.interactionId, legId });
  call.caller.bridged();
}
