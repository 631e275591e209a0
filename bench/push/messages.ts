import type { DeskSnapshot } from '../../src/shared/api/desk.ts';
import type { Usage } from './usage.ts';

/** What the benchmark asks of the process that serves. */
export type ServerOrder =
  { kind: 'signIn' } | { kind: 'load'; contactsPerSecond: number; seconds: number } | { kind: 'usage' };
export type ServerReport =
  | { kind: 'ready'; port: number }
  | { kind: 'signedIn' }
  /** The last caller has gone and the last form is finished. */
  | { kind: 'quiet'; contacts: number }
  | ({ kind: 'usage' } & Usage);

/** One commit of the log, with what it changed in full, to be told again at the same distance from the first. */
export interface NaiveCommit {
  afterMs: number;
  at: number;
  docs: unknown[];
}
export type NaiveOrder = { kind: 'replay'; commits: NaiveCommit[] };

/** What it asks of the process that holds the desktops. */
export type ClientOrder =
  | { kind: 'connect'; url: string; desks: number; naive: boolean }
  | { kind: 'reconnect'; share: number }
  | { kind: 'tally' }
  | { kind: 'usage' }
  | { kind: 'close' };
export type ClientReport =
  { kind: 'connected'; seconds: number } | { kind: 'tally'; tally: Tally } | ({ kind: 'usage' } & Usage);

/** A message that told something: at which versions it began and ended, and when it came. */
export interface Receipt {
  desk: number;
  after: number;
  version: number;
  at: number;
}

export interface Tally {
  receipts: Receipt[];
  messages: number;
  bytes: number;
  /** Messages that did not begin where the one before had ended. */
  gaps: number;
  reconnects: number;
  snapshots: DeskSnapshot[];
}
