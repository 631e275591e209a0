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

export interface HubDeps<R extends Reader> {
  snapshot(reader: R): Promise<DeskSnapshot>;
  /** What the events changed that this reader may see, as documents loaded now. */
  docs(reader: R, events: readonly LoggedEvent[]): Promise<PushDoc[]>;
  greeting(): { telephony: 'up' | 'away'; driver: 'asterisk' | 'simulated'; build: string };
  /** The first socket of a user opened, or the last one is gone. */
  present(reader: R, present: boolean): void;
  phone(reader: R, message: DeskMessage & { type: 'phone' }): void;
  now(): string;
  log(message: string, error: unknown): void;
}
