import type { Call } from '../../../src/adapters/sip-caller/call.ts';
import type { TimeWindow } from '../../../src/adapters/sip-caller/recorder.ts';

/** A tone of -10 dB arrives at about -13; music, another's tone or nothing leaves it far below. */
const presentDb = -25;
const blockMs = 40;
const stepMs = 20;

/** A stretch of a call without the other party's tone: no packet arrived, or what arrived had it not in it. */
export interface MissingTone extends TimeWindow {
  how: 'no packets' | 'no tone';
}

/** Where the other party was missing; times of the call. */
export function missingIn({ received }: Pick<Call, 'received'>, toneHz: number, window: TimeWindow): MissingTone[] {
  const late = received.gaps.filter((gap) => gap.toMs > window.fromMs && gap.fromMs < window.toMs);
  return [
    ...late.map((gap) => ({ ...gap, how: 'no packets' as const })),
    ...silences(received, toneHz, window).map((gap) => ({ ...gap, how: 'no tone' as const })),
  ];
}

/** A block that lies half in a silence is counted to it: the times are those between the blocks that were heard. */
function silences(received: Call['received'], toneHz: number, { fromMs, toMs }: TimeWindow): TimeWindow[] {
  const found: TimeWindow[] = [];
  let heardToMs = fromMs;
  for (let atMs = fromMs; atMs + blockMs <= toMs; atMs += stepMs) {
    if (received.levelDb(toneHz, { fromMs: atMs, toMs: atMs + blockMs }) < presentDb) continue;
    if (atMs > heardToMs) found.push({ fromMs: heardToMs, toMs: atMs });
    heardToMs = atMs + blockMs;
  }
  if (toMs - heardToMs > blockMs) found.push({ fromMs: heardToMs, toMs });
  return found;
}
