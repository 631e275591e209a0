import { sampleRateHz, samplesPerMs } from './tone.ts';

/** Received samples by time; whatever was never written is zero. */
export interface AudioTimeline {
  write(atMs: number, samples: Int16Array): void;
  read(fromMs: number, toMs: number): Int16Array;
}

/** Keeps what falls between 0 and `keepMs`; the rest is let go, so that an endless call has a bounded cost. */
export function createAudioTimeline(keepMs: number): AudioTimeline {
  const limit = keepMs * samplesPerMs;
  let kept = new Int16Array(sampleRateHz * 10);
  return {
    write(atMs, samples) {
      const start = Math.round(atMs * samplesPerMs);
      const end = start + samples.length;
      if (start < 0 || end > limit) return;
      if (end > kept.length) {
        const larger = new Int16Array(Math.min(limit, Math.max(end, kept.length * 2)));
        larger.set(kept);
        kept = larger;
      }
      kept.set(samples, start);
    },
    read(fromMs, toMs) {
      const start = Math.round(fromMs * samplesPerMs);
      const wanted = new Int16Array(Math.max(0, Math.round(toMs * samplesPerMs) - start));
      const known = kept.subarray(Math.max(0, start), Math.max(0, start + wanted.length));
      wanted.set(known, Math.min(wanted.length, Math.max(0, -start)));
      return wanted;
    },
  };
}
