import type { TelephonyCommand } from '../../../core/telephony/command.ts';
import { joinBridge, holdCall, resumeCall } from './bridge.ts';
import { acknowledgeCall, answerCall, hangUpCall, sendDigits } from './call.ts';
import type { PerformContext } from './context.ts';
import { dialLeg, hangUpLeg } from './leg.ts';
import { playPrompt, startMusic, stopMusic, stopPrompt } from './prompt.ts';
import { setRecordingPaused, startRecording, stopRecording } from './recording.ts';

/**
 * One command as requests to Asterisk. Of a call that is over only its last legs can still be hung up. The epoch of the
 * commander's lease is written on each leg.
 */
export function perform(context: PerformContext, command: TelephonyCommand, epoch: number): Promise<void> | void {
  const call = context.book.find(command.interactionId);
  if (call === null || (call.over && command.kind !== 'leg.hangup')) return;
  switch (command.kind) {
    case 'call.acknowledge':
      return acknowledgeCall(context, call);
    case 'call.answer':
      return answerCall(context, call);
    case 'prompt.play':
      return playPrompt(context, call, command);
    case 'prompt.stop':
      return stopPrompt(context, call, command.promptId);
    case 'music.start':
      return startMusic(context, call);
    case 'music.stop':
      return stopMusic(context, call);
    case 'leg.dial':
      return dialLeg(context, call, command, epoch);
    case 'leg.answer':
      // SIP lets only the phone itself answer: the desk's phone does so when the desk is told of the accepted offer.
      return;
    case 'leg.hangup':
      return hangUpLeg(context, call, command.legId);
    case 'bridge.join':
      return joinBridge(context, call, command.legId);
    case 'call.hold':
      return holdCall(context, call);
    case 'call.resume':
      return resumeCall(context, call, command.legId);
    case 'call.sendDigits':
      return sendDigits(context, call, command.digits);
    case 'call.hangup':
      return hangUpCall(context, call);
    case 'recording.start':
      return startRecording(context, call, command.recordingName);
    case 'recording.pause':
      return setRecordingPaused(context, call, command.recordingName, true);
    case 'recording.resume':
      return setRecordingPaused(context, call, command.recordingName, false);
    case 'recording.stop':
      return stopRecording(context, call, command.recordingName);
  }
}
