import { changeConfig } from '../../shared/config-facts.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { TenantId } from '../../shared/ids.ts';
import type { Desk, Desks } from './desks.ts';
import type { HubDeps, Reader } from './hub-deps.ts';
import { createTelling } from './telling.ts';

/** From the beginning of one wave to the next at least: what is committed meanwhile is told together. */
const fromWaveToWaveMs = { least: 30, most: 100 };
/** After this time of telling the engine, which lives in the same process, has its turn. */
export const turnMs = 8;
/** So many desks are told between two looks at the clock. */
const desksAtOnce = 10;

/** What not all desks of a tenant were told yet. */
interface Sea {
  untold: LoggedEvent[];
  /** A wave is on its way, or the last one began less than its time ago. */
  isMoving: boolean;
}

/**
 * Tells desks of commits: whom a fact names at once, everybody else in waves. A wave that took long makes the next one
 * wait, up to ten a second, which are as many as a person sees: sockets that were written to for every commit would
 * leave no time for anything else. What an administrator has set may show anywhere: after that each desk is told anew
 * all that is on it.
 */
export function createWaves<R extends Reader>(deps: HubDeps<R>, desks: Desks<R>) {
  const seas = new Map<TenantId, Sea>();
  const desksOf = (tenantId: TenantId): Desk<R>[] => desks.all().filter(({ reader }) => reader.tenantId === tenantId);
  const pause = (ms: number): Promise<void> => new Promise((resolve) => deps.after(ms, resolve));

  async function tellAll(all: readonly Desk<R>[], events: readonly LoggedEvent[]): Promise<void> {
    const telling = createTelling(deps, events);
    let turnEndsAt = deps.monotonicMs() + turnMs;
    for (let from = 0; from < all.length; from += desksAtOnce) {
      const some = all.slice(from, from + desksAtOnce).map((desk) => desks.tellEvents(desk, telling));
      // One that is slow is nobody else's matter, nor are ten that are.
      await Promise.race([...some, pause(turnMs)]);
      if (deps.monotonicMs() < turnEndsAt) continue;
      await pause(0);
      turnEndsAt = deps.monotonicMs() + turnMs;
    }
  }

  /** Whom nothing can be told asks anew, and is told of the events with everything else. */
  async function tell(all: readonly Desk<R>[], events: readonly LoggedEvent[]): Promise<void> {
    try {
      await tellAll(all, events);
    } catch (error) {
      deps.log('a commit could not be told to the desks; they will ask anew', error);
      for (const desk of all) desks.close(desk, 1011, 'reload');
    }
  }

  async function move(tenantId: TenantId, sea: Sea): Promise<void> {
    sea.isMoving = true;
    while (sea.untold.length > 0) {
      const beganAt = deps.monotonicMs();
      const events = [...sea.untold];
      await tell(desksOf(tenantId), events);
      sea.untold.splice(0, events.length);
      if (changeConfig(events)) for (const desk of desksOf(tenantId)) desks.tellSnapshot(desk);
      const tookMs = deps.monotonicMs() - beganAt;
      const { least, most } = fromWaveToWaveMs;
      await pause(Math.max(0, Math.min(most, Math.max(least, 2 * tookMs)) - tookMs));
    }
    sea.isMoving = false;
  }

  return {
    committed(tenantId: TenantId, events: readonly LoggedEvent[]): void {
      const sea = seas.get(tenantId) ?? { untold: [], isMoving: false };
      seas.set(tenantId, sea);
      sea.untold.push(...events);
      const named = deps.usersNamedBy(events);
      const theirs = desksOf(tenantId).filter(({ reader }) => named.has(reader.userId));
      // With all that these were not told yet: a message that left something out would hide it.
      if (theirs.length > 0) void tell(theirs, [...sea.untold]);
      if (!sea.isMoving) void move(tenantId, sea);
    },
  };
}
