import type { TelephonyEvent } from '../../../core/telephony/event.ts';
import type { InteractionId } from '../../../shared/ids.ts';
import type { AmiSocket } from '../ami/ami-socket.ts';
import type { RecordingShelf } from '../asterisk-lines.ts';
import type { AdapterClock } from '../adapter-clock.ts';
import type { AriOperations, AriReply } from '../ari/operations.generated.ts';
import type { CallBook } from '../call-book.ts';
import type { CallEntry } from '../call-entry.ts';
import type { StasisEntries } from '../stasis-entries.ts';

/** Something an operator should know that is no event of a call. Never holds a caller's number. */
export type Log = (message: string, detail?: unknown) => void;

/** What the commands work with. */
export interface PerformContext {
  ari: AriOperations;
  ami: AmiSocket;
  book: CallBook;
  entries: StasisEntries;
  tell(event: TelephonyEvent): void;
  log: Log;
  clock: AdapterClock;
  promptsFolder: string;
  recordingsFolder: string;
  recordings: RecordingShelf;
}

/** The call as the events left it, changed; nothing when it is over. */
export function change(
  { book }: PerformContext,
  interactionId: InteractionId,
  to: (call: CallEntry) => CallEntry,
): void {
  const call = book.find(interactionId);
  if (call !== null) book.put(to(call));
}

/** Conflict and absence are the races of every call (the thing is gone, or is so already); the rest is worth a line. */
export const expectedStatus: ReadonlySet<number> = new Set([404, 409, 412, 422]);

/**
 * Asterisk works the requests of a connection off in their order: the next command of a call need not wait for the
 * answer to this one, only somebody has to look at it.
 */
export function noteLater(context: PerformContext, doing: string, reply: Promise<AriReply<unknown>>): void {
  reply.then(
    (answer) => noteRefusals(context, doing, [answer]),
    (error: unknown) => context.log('asterisk could not be understood', { doing, error: String(error) }),
  );
}

export function noteRefusals(context: PerformContext, doing: string, replies: readonly AriReply<unknown>[]): void {
  for (const reply of replies) {
    if (reply.ok || expectedStatus.has(reply.status)) continue;
    context.log('asterisk refused a request', { doing, status: reply.status, reason: reply.reason });
  }
}
