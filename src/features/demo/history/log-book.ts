import type { Actor, Fact, LoggedEvent } from '../../../shared/events.ts';
import type { Agenda } from './agenda.ts';

export type LogBook = ReturnType<typeof openLogBook>;

/** The log from its beginning, as it is told: versions follow the order of telling, the time is the agenda's. */
export function openLogBook(agenda: Pick<Agenda, 'now'>) {
  const events: LoggedEvent[] = [];
  return {
    events: events as readonly LoggedEvent[],
    /** Returns the version, to name it as the cause of what follows. */
    tell(fact: Fact, actor: Actor, causedBy: number | null = null): number {
      const version = events.length + 1;
      events.push({ version, at: agenda.now(), actor, causedBy, fact });
      return version;
    },
  };
}
