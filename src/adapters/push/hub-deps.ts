import type { Stale } from '../../core/desk/subjects-for.ts';
import type { DeskMessage, DeskSnapshot, PushDoc } from '../../shared/api/desk.ts';
import type { LoggedEvent } from '../../shared/events.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';

/** One desk's socket, whatever carries it. */
export interface Socket {
  send(text: string): void;
  close(code: number, reason: string): void;
}

export interface Reader {
  tenantId: TenantId;
  userId: UserId;
}

/** What those of the events that are new to the reader changed and the reader may see, as documents loaded now. */
export type DocsOf<R extends Reader> = (reader: R, fresh: readonly LoggedEvent[]) => Promise<readonly PushDoc[]>;

/** What of those events the reader's pages are to fetch anew, as far as the reader may see it. */
export type StaleOf<R extends Reader> = (reader: R, fresh: readonly LoggedEvent[]) => Promise<Stale>;

export interface HubDeps<R extends Reader> {
  snapshot(reader: R): Promise<DeskSnapshot>;
  /**
   * These two are called once for all desks that are told of the same events; what they give is asked for each. Readers
   * who are told the same are given the same object, and it is written as text once.
   */
  docsOf(events: readonly LoggedEvent[]): DocsOf<R>;
  staleOf(events: readonly LoggedEvent[]): StaleOf<R>;
  /** Whose own business the events are. */
  usersNamedBy(events: readonly LoggedEvent[]): ReadonlySet<string>;
  greeting(): { telephony: 'up' | 'away'; driver: 'asterisk' | 'simulated'; build: string };
  /** The first socket of a user opened, or the last one is gone. */
  present(reader: R, present: boolean): void;
  phone(reader: R, message: DeskMessage & { type: 'phone' }): void;
  now(): string;
  monotonicMs(): number;
  after(ms: number, act: () => void): void;
  log(message: string, error: unknown): void;
}
