import assert from 'node:assert/strict';
import { frameMs } from './rtp-packet.ts';
import { eventOf } from './telephone-event.ts';

/** One frame of 20 ms of a pressed key; `frame` counts from 0 within its `frames`. */
export interface KeyFrame {
  event: number;
  frame: number;
  frames: number;
}

interface PressedKey {
  event: number;
  toneFrames: number;
  gapFrames: number;
  /** Frames since it was pressed. */
  elapsed: number;
  released(sent: boolean): void;
}

interface DigitQueue {
  add(digits: string, timing: { toneMs: number; gapMs: number }): Promise<boolean>;
  /** The next frame: of a key, or null for audio (no key is queued, or the gap after one). */
  next(): KeyFrame | null;
  abandon(): void;
}

/** A duration has 16 bits of samples (RFC 4733 2.3.4). */
const toneMsMax = 8000;

export function createDigitQueue(): DigitQueue {
  const keys: PressedKey[] = [];
  return {
    add(digits, { toneMs, gapMs }) {
      assert(toneMs > 0 && toneMs <= toneMsMax && gapMs >= 0, 'a key is pressed for 1 to 8000 ms');
      const events = [...digits].map(eventOf);
      if (events.length === 0) return Promise.resolve(true);
      const frames = {
        toneFrames: Math.max(1, Math.round(toneMs / frameMs)),
        // Without a frame between them two equal keys could not be told apart by every receiver.
        gapFrames: Math.max(1, Math.round(gapMs / frameMs)),
      };
      return new Promise((resolve) => {
        const last = events.length - 1;
        events.forEach((event, index) => {
          const released = (sent: boolean): void => (index === last ? resolve(sent) : undefined);
          keys.push({ event, ...frames, elapsed: 0, released });
        });
      });
    },
    next() {
      const key = keys[0];
      if (key === undefined) return null;
      const frame = key.elapsed;
      key.elapsed += 1;
      if (key.elapsed === key.toneFrames) key.released(true);
      if (key.elapsed >= key.toneFrames + key.gapFrames) keys.shift();
      return frame < key.toneFrames ? { event: key.event, frame, frames: key.toneFrames } : null;
    },
    abandon() {
      keys.splice(0).forEach((key) => key.released(false));
    },
  };
}
