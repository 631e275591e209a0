import type { AmiReply } from '../ami/ami-socket.ts';
import type { CallEntry } from '../call-entry.ts';
import { recordingFiles } from '../recording-files.ts';
import type { RecordingSeen } from '../stock.ts';
import { change, noteLater, noteRefusals, type PerformContext } from './context.ts';

/**
 * ARI has no verb for MixMonitor; see docs/decisions/0006-recording-start.md. The two files begin together and
 * MixMonitor fills what is missing on either side with silence, so they stay aligned. CC_RECORDING and the monitor's id
 * stay on the channel: a new process reads there that the recording runs.
 */
export async function startRecording(context: PerformContext, call: CallEntry, recordingName: string): Promise<void> {
  if (call.recordingName === recordingName) return;
  change(context, call.interactionId, (entry) => ({ ...entry, recordingName, recordingPaused: false }));
  const started = await startMonitor(context, call, recordingName);
  if (started.ok) return;
  context.log('a recording could not be started', { reason: started.message, recordingName });
  change(context, call.interactionId, (entry) => ({ ...entry, recordingName: null }));
  if (started.isNotBegun) return;
  // Where no answer came it may run all the same, and nobody knows of it.
  await stopMonitor(context, call);
  endRecording(context, call, recordingName);
}

/** `isNotBegun`: nothing was heard of the note, so nothing was begun; the next look finds that, and it is begun anew. */
type Started = AmiReply & { isNotBegun?: true };

/** What is recorded without a note of its name would be taken for nothing by the next process, and begun twice. */
async function startMonitor(context: PerformContext, { channelId }: CallEntry, name: string): Promise<Started> {
  const files = recordingFiles(context.recordingsFolder, name);
  try {
    await context.recordings.makeRoom(files);
  } catch (error) {
    return { ok: false, message: String(error) };
  }
  const noted = await context.ari.channels.setChannelVar({ channelId, variable: 'CC_RECORDING', value: name });
  if (!noted.ok && noted.status === 0) return { ok: false, message: noted.reason, isNotBegun: true };
  return context.ami.action({
    Action: 'MixMonitor',
    Channel: channelId,
    Options: `r(${files.incoming})t(${files.outgoing})i(CC_MIXMONITOR)`,
  });
}

/**
 * MixMonitor writes silence into both files instead of what is heard and said, so their time runs on. The channel keeps
 * the name of the recording that is paused, written after the deed: a new process that reads it early does it again.
 * Before one goes on that is put in doubt: its next pause may come before it is known whether it does.
 */
export async function setRecordingPaused(
  context: PerformContext,
  call: CallEntry,
  recordingName: string,
  paused: boolean,
): Promise<void> {
  if (call.recordingName !== recordingName || call.recordingPaused === paused) return;
  const { interactionId, channelId } = call;
  if (!paused) {
    const inDoubt = context.ari.channels.setChannelVar({ channelId, variable: 'CC_RECORDING_PAUSED', value: doubt });
    noteLater(context, 'note a pause in doubt', inDoubt);
  }
  const muted = await context.ami.action({
    ...{ Action: 'MixMonitorMute', Channel: channelId, Direction: 'both', State: paused ? '1' : '0' },
  });
  if (!muted.ok) {
    // Stopped by one whose note of it was lost: it is at its end, and that is told.
    if (muted.message === nothingRuns) return stopRecording(context, call, recordingName);
    // It may be paused all the same: whatever is wanted next is asked for anew, and the next look asks for it at last.
    change(context, interactionId, (entry) => ({ ...entry, recordingPaused: null }));
    return context.log('a recording could not be paused', { reason: muted.message, recordingName, paused });
  }
  change(context, interactionId, (entry) => ({ ...entry, recordingPaused: paused }));
  const value = paused ? recordingName : '';
  noteRefusals(context, 'note a pause', [
    await context.ari.channels.setChannelVar({ channelId, variable: 'CC_RECORDING_PAUSED', value }),
  ]);
}

/** What Asterisk says where no monitor listens on the channel. */
const nothingRuns = 'Cannot set mute flag';

export async function stopRecording(context: PerformContext, call: CallEntry, recordingName: string): Promise<void> {
  if (call.recordingName !== recordingName) return;
  change(context, call.interactionId, (entry) => ({ ...entry, recordingName: null }));
  const stopped = await stopMonitor(context, call);
  if (!stopped.ok) context.log('a recording could not be stopped', { reason: stopped.message, recordingName });
  void tellWhenClosed(context, call, recordingName);
}

async function stopMonitor(context: PerformContext, { channelId }: CallEntry): Promise<AmiReply> {
  const stopped = await context.ami.action({ Action: 'StopMixMonitor', Channel: channelId });
  noteRefusals(context, 'stop a recording', [
    await context.ari.channels.setChannelVar({ channelId, variable: 'CC_MIXMONITOR', value: '' }),
  ]);
  return stopped;
}

/** Tells the end when both files are whole: MixMonitor writes them behind its buffer and closes them by itself. */
export async function tellWhenClosed(context: PerformContext, call: CallEntry, recordingName: string): Promise<void> {
  const closed = await context.recordings.closed(recordingFiles(context.recordingsFolder, recordingName));
  if (!closed) context.log('the files of a recording were not closed', { recordingName });
  endRecording(context, call, recordingName);
}

function endRecording(context: PerformContext, { interactionId }: CallEntry, recordingName: string): void {
  context.tell({ kind: 'recording.ended', at: context.clock.now(), interactionId, recordingName });
}

/** In the place of the name: it may be paused or not. */
const doubt = '?';

/** What a new process asks of each caller's channel: the name, if the monitor runs, and that of a paused one. */
export const recordingQuery = 'EVAL(${CC_RECORDING}|${CC_MIXMONITOR}|${CC_RECORDING_PAUSED})';

export function readRecordingQuery(value: string): RecordingSeen | null {
  const [name, monitor, paused] = value.split('|');
  return name && monitor ? { name, isPaused: paused === doubt ? null : paused === name } : null;
}
