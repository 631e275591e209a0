import type { LoggedEvent } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Desk, Desks } from './desks.ts';
import type { HubDeps, Reader } from './hub-deps.ts';

/** From the beginning of one wave to the next at least: what is committed meanwhile is told together. */
export const waveMs = 100;
/** After so many desks the engine, which lives in the same process, has its turn. */
const desksAtOnce = 100;

/** What not all desks of a tenant were told yet. */
interface Sea {
  untold: LoggedEvent[];
  /** A wave is on its way, or the last one began less than its time ago. */
  isMoving: boolean;
}

/**
 * Tells desks of commits: whom a fact names at once, everybody else in waves. Ten waves a second are as many as a
 * person sees, and a thousand sockets that were written to for every commit would leave no time for anything else.
 */
export function createWaves<R extends Reader>(deps: HubDeps<R>, desks: Desks<R>) {
  const seas = new Map<TenantId, Sea>();
  const desksOf = (tenantId: TenantId): Desk<R>[] => desks.all().filter(({ reader }) => reader.tenantId === tenantId);
  const pause = (ms: number): Promise<void> => new Promise((resolve) => deps.after(ms, resolve));

  /** What the desks have in common is asked once for all of one telling. */
  const tellingOf = (events: readonly LoggedEvent[]): ((desk: Desk<R>) => Promise<void>) => {
    const telling = { docsOf: deps.docsOf(events), subjectsOf: deps.subjectsOf(events) };
    return (desk) => desks.tellEvents(desk, events, telling);
  };

  async function wave(tenantId: TenantId, sea: Sea): Promise<void> {
    const events = [...sea.untold];
    const tell = tellingOf(events);
    const all = desksOf(tenantId);
    for (let from = 0; from < all.length; from += desksAtOnce) {
      if (from > 0) await pause(0);
      // The first of them has waited for what all have in common; one that is slow is nobody else's matter.
      await Promise.race(all.slice(from, from + desksAtOnce).map(tell));
    }
    sea.untold.splice(0, events.length);
  }

  async function move(tenantId: TenantId, sea: Sea): Promise<void> {
    sea.isMoving = true;
    while (sea.untold.length > 0) await Promise.all([wave(tenantId, sea), pause(waveMs)]);
    sea.isMoving = false;
  }

  return {
    committed(tenantId: TenantId, events: readonly LoggedEvent[]): void {
      const sea = seas.get(tenantId) ?? { untold: [], isMoving: false };
      seas.set(tenantId, sea);
      sea.untold.push(...events);
      const named = namedBy(events);
      const theirs = desksOf(tenantId).filter(({ reader }) => named.has(reader.userId));
      // With all that these were not told yet: a message that left something out would hide it.
      if (theirs.length > 0) void Promise.all(theirs.map(tellingOf([...sea.untold])));
      if (!sea.isMoving) void move(tenantId, sea);
    },
  };
}

/** Whose own business the events are. */
const namedBy = (events: readonly LoggedEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap(({ fact }) => [
      ...('agentId' in fact && fact.agentId ? [fact.agentId] : []),
      ...('userId' in fact ? [fact.userId] : []),
    ]),
  );
