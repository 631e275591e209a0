import type { TelephonyCommand } from '../../core/telephony/command.ts';
import type { LegId } from '../../shared/ids.ts';
import { answerCall, endCall } from './call.ts';
import { liveCall, type Exchange, type SimulatedCall, type SimulatedLeg } from './exchange.ts';
import { answerLeg, dialLeg, endLeg } from './leg.ts';
import { joinBridge, playPrompt, stopPrompt } from './playback.ts';
import { setRecordingPaused, startRecording, stopRecording } from './recording.ts';

/** Does what is asked; about something that is gone there is nothing left to do. */
export function performCommand(exchange: Exchange, command: TelephonyCommand): void {
  if (command.kind === 'leg.hangup') return hangUpLeg(exchange, command);
  const call = liveCall(exchange, command.interactionId);
  if (call) performOn(exchange, call, command);
}

function performOn(
  exchange: Exchange,
  call: SimulatedCall,
  command: Exclude<TelephonyCommand, { kind: 'leg.hangup' }>,
): void {
  switch (command.kind) {
    case 'call.acknowledge':
      call.isKnown = true;
      return;
    case 'call.answer':
      return answerCall(call);
    case 'call.hangup':
      return endCall(exchange, call, 'normal', 'zvon');
    case 'call.hold':
      return setHeld(call, command.legId, true);
    case 'call.resume':
      return setHeld(call, command.legId, false);
    case 'call.sendDigits':
      return;
    case 'prompt.play':
      return playPrompt(exchange, call, command.promptId, command.prompts);
    case 'prompt.stop':
      return stopPrompt(exchange, call, command.promptId);
    case 'music.start':
      return startMusic(call);
    case 'music.stop':
      call.music = false;
      return;
    case 'leg.dial':
      return dialLeg(exchange, call, command);
    case 'leg.answer':
      return withLeg(call, command.legId, (leg) => answerLeg(exchange, call, leg));
    case 'bridge.join':
      return joinBridge(exchange, call, command.legId);
    case 'recording.start':
      return startRecording(exchange, call, command.recordingName);
    case 'recording.pause':
      return setRecordingPaused(exchange, call, command.recordingName, true);
    case 'recording.resume':
      return setRecordingPaused(exchange, call, command.recordingName, false);
    case 'recording.stop':
      return stopRecording(exchange, call, command.recordingName);
  }
}

/** A leg outlives its call until it is hung up. */
function hangUpLeg(exchange: Exchange, command: Extract<TelephonyCommand, { kind: 'leg.hangup' }>): void {
  const call = exchange.calls.get(command.interactionId);
  if (!call) return;
  withLeg(call, command.legId, (leg) =>
    endLeg(exchange, call, leg, leg.state === 'ringing' ? 'cancelled' : 'normal', 'zvon'),
  );
}

function startMusic(call: SimulatedCall): void {
  if (call.music) return;
  call.music = true;
  call.caller.heardMusic();
}

function setHeld(call: SimulatedCall, legId: LegId, held: boolean): void {
  withLeg(call, legId, (leg) => {
    if (leg.state !== 'up') return;
    call.held = held;
    call.music = false;
    leg.bridged = true;
  });
}

function withLeg(call: SimulatedCall, legId: LegId, act: (leg: SimulatedLeg) => void): void {
  const leg = call.legs.get(legId);
  if (leg) act(leg);
}
