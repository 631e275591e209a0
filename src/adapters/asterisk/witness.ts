import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InteractionId } from '../../shared/ids.ts';
import type { Instant } from '../../shared/time.ts';

/** Whom the dialplan sent to the overflow, and when. */
export interface Overflow {
  at: Instant;
  interactionId: InteractionId;
  from: string | null;
  to: string;
}

export interface Witness {
  /** Reads on from where the last reading ended. */
  read(): Promise<void>;
  /** All that were read, oldest first. */
  overflows(): readonly Overflow[];
}

/** Asterisk's own record of calls (`cel_custom`), which it writes also while nobody is connected. */
export function createWitness(file: string | undefined): Witness {
  const overflows: Overflow[] = [];
  let readTo = 0;
  let reading = Promise.resolve();

  /** A line that is not whole yet is read the next time. One byte is one character, so that lengths are places. */
  async function readOn(name: string): Promise<void> {
    let rest = '';
    for await (const chunk of createReadStream(name, { start: readTo, encoding: 'latin1' })) {
      rest += String(chunk);
      const end = rest.lastIndexOf('\n') + 1;
      overflows.push(...overflowsIn(rest.slice(0, end)));
      readTo += end;
      rest = rest.slice(end);
    }
  }

  async function read(name: string): Promise<void> {
    const size = await sizeOf(name);
    // Asterisk began a new file.
    if (size < readTo) readTo = 0;
    if (size > readTo) await readOn(name);
  }

  return {
    async read() {
      if (file === undefined) return;
      reading = reading.catch(() => undefined).then(() => read(file));
      await reading;
    },
    overflows: () => overflows,
  };
}

/** Before the first call there is none. */
const sizeOf = (file: string): Promise<number> =>
  stat(file).then(
    ({ size }) => size,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
      throw error;
    },
  );

const overflowsIn = (lines: string): Overflow[] =>
  lines.split('\n').flatMap((line) => (line.startsWith('"ZVON_OVERFLOW",') ? overflowOf(line) : []));

/** `EventType, EventTime, ..., EventExtra`: the time in seconds, the extra as JSON with `id|to|from` of the dialplan. */
function overflowOf(line: string): Overflow[] {
  // Quotes are doubled inside a quoted field, as in RFC 4180.
  const fields = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((match) => (match[1] ?? '').replaceAll('""', '"'));
  const [id, to, from] = /^\{"extra":"([^"\\]*)"\}$/.exec(fields.at(-1) ?? '')?.[1]?.split('|') ?? [];
  const interactionId = InteractionId.safeParse(id);
  const at = Math.floor(Number(fields[1]) * 1_000);
  if (!interactionId.success || to === undefined || from === undefined || Number.isNaN(at)) return [];
  return [{ at, interactionId: interactionId.data, from: from || null, to }];
}
