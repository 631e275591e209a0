import type { Reaction } from '../../../../src/features/calls/reactions.ts';
import type { LastKnown } from '../../../../src/runtime/commit.ts';
import type { Instant } from '../../../../src/shared/time.ts';
import type { Written } from '../view.ts';

/** What the database holds of one tenant. */
export interface TenantRows {
  lease: { owner: string; epoch: number; expiresAt: Instant } | null;
  /** Gap-free: the event of version n is the n-th. */
  log: Written[];
  snapshot: SnapshotRow | null;
  outbox: OutboxRow[];
}

export interface SnapshotRow {
  version: number;
  shape: number;
  text: string;
}

export interface OutboxRow {
  topic: Reaction['topic'];
  causedBy: number;
}

export const emptyRows = (): TenantRows => ({ lease: null, log: [], snapshot: null, outbox: [] });

/** A fail-over may have lost the row, and another may stand in its place. */
export const hasStill = ({ log }: TenantRows, { version, epoch }: LastKnown): boolean =>
  version === 0 || log[version - 1]?.epoch === epoch;

/** The last version written under an epoch after a given one. */
export function lastWrittenAfter({ log }: TenantRows, version: number, epoch: number): number | null {
  for (let nth = log.length - 1; nth >= version; nth -= 1) if (log[nth]!.epoch === epoch) return log[nth]!.version;
  return null;
}
