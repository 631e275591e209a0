import { createAudioTimeline, type AudioTimeline } from './audio-timeline.ts';
import { sequenceDelta, timestampDelta, type RtpPacket } from './rtp-packet.ts';
import { levelDbOf, rmsOf, samplesPerMs } from './tone.ts';

/** A stretch of the call in ms since its answer; early media is before 0. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** What was heard, on the time axis of the call. */
export interface Received {
  readonly packets: number;
  /** Sequence numbers that never came. */
  readonly packetsLost: number;
  /** The longest time between two packets that followed each other. */
  readonly gapMsMax: number;
  /** Every stretch of more than 60 ms without a packet. */
  readonly gaps: readonly TimeWindow[];
  /** Level of a frequency in dB below a full-scale sine; -120 is digital silence. A 0 dBm0 tone has about -3. */
  levelDb(frequencyHz: number, window: TimeWindow): number;
  rms(window: TimeWindow): number;
  samples(window: TimeWindow): Int16Array;
}

export interface Recorder extends Received {
  /** Makes now the zero of the axis. */
  markAnswered(atMs: number): void;
  /** Tells the time on the axis: ms since the answer. */
  elapsedMs(atMs: number): number;
  accept(packet: RtpPacket, samples: Int16Array, atMs: number): void;
}

const gapOfNoteMs = 60;
/** A timestamp that disagrees with the clock by more than this, without the sequence explaining it, began anew. */
const restartMs = 1000;

interface Stream {
  last: RtpPacket;
  lastPlaceMs: number;
}

/** `startedAtMs`: the clock when the first packet could have come; before it nothing can be heard. */
export function createRecorder(startedAtMs: number, keepMs: number): Recorder {
  const timeline: AudioTimeline = createAudioTimeline(keepMs);
  const gaps: TimeWindow[] = [];
  let answeredAtMs: number | null = null;
  let stream: Stream | null = null;
  let lastArrivalMs: number | null = null;
  const counts = { packets: 0, packetsLost: 0, gapMsMax: 0 };
  const zeroMs = (): number => answeredAtMs ?? startedAtMs;
  const samples = ({ fromMs, toMs }: TimeWindow): Int16Array => {
    const offsetMs = zeroMs() - startedAtMs;
    return timeline.read(fromMs + offsetMs, toMs + offsetMs);
  };
  const noteArrival = (atMs: number): void => {
    const gapMs = lastArrivalMs === null ? 0 : atMs - lastArrivalMs;
    counts.packets += 1;
    counts.gapMsMax = Math.max(counts.gapMsMax, gapMs);
    if (gapMs > gapOfNoteMs) gaps.push({ fromMs: atMs - gapMs - zeroMs(), toMs: atMs - zeroMs() });
    lastArrivalMs = atMs;
  };
  return {
    get packets() {
      return counts.packets;
    },
    get packetsLost() {
      return counts.packetsLost;
    },
    get gapMsMax() {
      return counts.gapMsMax;
    },
    gaps,
    samples,
    levelDb: (frequencyHz, window) => levelDbOf(samples(window), frequencyHz),
    rms: (window) => rmsOf(samples(window)),
    markAnswered(atMs) {
      answeredAtMs = atMs;
    },
    elapsedMs: (atMs) => atMs - zeroMs(),
    accept(packet, heard, atMs) {
      noteArrival(atMs);
      const arrivalMs = atMs - startedAtMs;
      const placeMs = stream === null ? arrivalMs : placeOf(packet, stream, arrivalMs);
      const step = stream?.last.ssrc === packet.ssrc ? sequenceDelta(packet.sequence, stream.last.sequence) : 1;
      counts.packetsLost = Math.max(0, counts.packetsLost + (step > 0 ? step - 1 : -1));
      if (step > 0) stream = { last: packet, lastPlaceMs: placeMs };
      timeline.write(placeMs, heard);
    },
  };
}

/**
 * Where a packet belongs on the axis. The sender's timestamp is the truth as long as it runs with the sequence (so a
 * delay of the network or of this process moves nothing); after a jump it counts only if the clock agrees.
 */
function placeOf(packet: RtpPacket, { last, lastPlaceMs }: Stream, arrivalMs: number): number {
  if (packet.ssrc !== last.ssrc) return arrivalMs;
  const elapsedSamples = timestampDelta(packet.timestamp, last.timestamp);
  const placeMs = lastPlaceMs + elapsedSamples / samplesPerMs;
  const steps = sequenceDelta(packet.sequence, last.sequence);
  const runsOn = Math.abs(steps) <= 50 && elapsedSamples === steps * last.payload.length;
  return runsOn || Math.abs(placeMs - arrivalMs) <= restartMs ? placeMs : arrivalMs;
}
