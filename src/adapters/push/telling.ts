import type { Stale } from '../../core/desk/subjects-for.ts';
import type { PushDoc, PushMessage } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { HubDeps, Reader } from './hub-deps.ts';

/** What a desk that knows the log up to this version is to be told; null where that is nothing. */
export type Telling<R extends Reader> = (reader: R, after: number) => Promise<{ version: number; text: string } | null>;

interface Written {
  after: number;
  stale: Stale;
  text: string;
}

/** Of these events, in the order of the log: what the desks have in common is asked and written once. */
export function createTelling<R extends Reader>(
  deps: Pick<HubDeps<R>, 'docsOf' | 'staleOf'>,
  events: readonly LoggedEvent[],
): Telling<R> {
  const [docsOf, staleOf] = [deps.docsOf(events), deps.staleOf(events)];
  const texts = new Map<readonly PushDoc[], Written[]>();

  function textOf(after: number, version: number, stale: Stale, docs: readonly PushDoc[]): string {
    const written = texts.get(docs) ?? [];
    const same = written.find((one) => one.after === after && one.stale === stale);
    if (same) return same.text;
    const message: PushMessage = { type: 'events', after, version, ...stale, docs };
    const text = JSON.stringify(message);
    texts.set(docs, [...written, { after, stale, text }]);
    return text;
  }

  return async (reader, after) => {
    // Whoever knows none of them yet, which is nearly everybody, is told of the very same.
    const fresh = after < (events[0]?.version ?? 0) ? events : events.filter(({ version }) => version > after);
    const last = fresh.at(-1);
    if (!last) return null;
    const stale = await staleOf(reader, fresh);
    const docs = await docsOf(reader, fresh);
    return { version: last.version, text: textOf(after, last.version, stale, docs) };
  };
}
