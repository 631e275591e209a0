import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { CallLost, TelephonyEvent } from '../../core/telephony/event.ts';
import type { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';
import { readWitness, type WitnessLine } from './witness-lines.ts';

/** A contact that ended without Zvon: the dialplan sent it to the overflow, or the caller hung up before. */
export type Unheard = Extract<TelephonyEvent, { kind: 'call.overflowed' | 'call.unheard' }>;

export interface Witness {
  /** Reads on from where the last reading ended. */
  read(): Promise<void>;
  /** All that were read, oldest first. */
  unheard(): readonly Unheard[];
  /** Calls that were there when an earlier life of Asterisk ended, shortly before this one began. */
  lostBefore(startedAt: Instant): CallLost[];
}

/** A call that Zvon knows nothing of has been sent to the overflow by then (the dialplan holds it for two minutes). */
const unknownForMs = 300_000;

/** Gives what was written since it was asked last, in whole lines. */
type ReadOn = (take: (lines: string) => void) => Promise<void>;

/** Asterisk's own record of calls (`cel_custom`), which it writes also while nobody is connected. */
export const createWitness = (file: string | undefined): Witness =>
  witnessOf(file === undefined ? async () => undefined : readerOf(file));

/** What the record says, wherever it is kept. */
export function witnessOf(readOn: ReadOn): Witness {
  const unheard: Unheard[] = [];
  const open = new Map<InteractionId, CallLost & { at: Instant }>();
  let reading = Promise.resolve();
  /** Who is told with an earlier time counts as told: a clock that was set back must not make anybody be passed over. */
  let newest = -Infinity;

  function note({ kind, at, interactionId, rest: [to, from] }: WitnessLine): void {
    if (kind === 'ZVON_CONTACT') open.delete(interactionId);
    if (kind === 'ZVON_CONTACT' || to === undefined || from === undefined) return;
    const contact = { at, interactionId, from: from || null, to };
    if (kind === 'ZVON_ARRIVED') open.set(interactionId, contact);
    else tell(kind === 'ZVON_OVERFLOW' ? 'call.overflowed' : 'call.unheard', contact);
  }

  function tell(kind: Unheard['kind'], contact: CallLost & { at: Instant }): void {
    newest = Math.max(newest, contact.at);
    unheard.push({ kind, ...contact, at: newest });
  }

  return {
    async read() {
      reading = reading.catch(() => undefined).then(() => readOn((lines) => readWitness(lines).forEach(note)));
      await reading;
    },
    unheard: () => unheard,
    lostBefore: (startedAt) =>
      [...open.values()]
        .filter(({ at }) => at < startedAt && at > startedAt - unknownForMs)
        .map(({ interactionId, from, to }) => ({ interactionId, from, to })),
  };
}

function readerOf(file: string): ReadOn {
  let readTo = 0;
  let known: number | null = null;
  return async (take) => {
    const { size, ino } = await seen(file);
    // Another file has taken its place: it was put aside, or those who called long ago were taken out.
    if (ino !== known || size < readTo) readTo = 0;
    known = ino;
    if (size === readTo) return;
    let rest = '';
    // A line that is not whole yet is read the next time. One byte is one character, so that lengths are places.
    for await (const chunk of createReadStream(file, { start: readTo, encoding: 'latin1' })) {
      rest += String(chunk);
      const end = rest.lastIndexOf('\n') + 1;
      take(rest.slice(0, end));
      readTo += end;
      rest = rest.slice(end);
    }
  };
}

/** Before the first call there is none. */
const seen = (file: string): Promise<{ size: number; ino: number | null }> =>
  stat(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { size: 0, ino: null };
    throw error;
  });
