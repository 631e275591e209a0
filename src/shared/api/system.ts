import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Timestamp } from '../time.ts';

const Run = z.object({
  startedAt: Timestamp,
  finishedAt: Timestamp,
  node: z.string(),
  /** One sentence, in English as the log of the process; null when it went well. */
  failure: z.string().nullable(),
});

/** What stood in the way of a backup. */
const BackupTrouble = z.enum([
  'place-emptied',
  'place-unusable',
  'disk-full',
  'closed',
  'other-database',
  'log-missing',
  'no-way',
  'other',
]);
export type BackupTrouble = z.infer<typeof BackupTrouble>;

const BackupRun = Run.extend({
  /** Of one that failed, which the screens have words for. */
  why: BackupTrouble.nullable(),
  set: z.string().nullable(),
  bytes: z.number().nullable(),
  recordings: z.number().int().nullable(),
  recordingsMissing: z.number().int().nullable(),
});

const DrillRun = Run.extend({
  kind: z.enum(['restore', 'failover']),
  /** Of one that failed: what it found was not as it must be, or it did not come so far. */
  why: z.enum(['differs', 'broke-off']).nullable(),
  /** The moment that was restored. */
  targetAt: Timestamp.nullable(),
  rtoMs: z.number().nullable(),
  rpoMs: z.number().nullable(),
  /** What was counted in it, by its name. */
  figures: z.record(z.string(), z.number()),
});
export type DrillRun = z.infer<typeof DrillRun>;

const Component = z.object({
  key: z.enum(['database', 'telephony', 'routing', 'archive']),
  state: z.enum(['ok', 'trouble', 'off']),
  /** How many of it there are, of which each can take the place of the others. */
  copies: z.number().int(),
  /** The level of redundancy that this comes to; docs/operations/backup.md says what the levels are. */
  level: z.number().int().min(0).max(4),
});
export type Component = z.infer<typeof Component>;

export const DiskUse = z.enum(['database', 'wal', 'recordings', 'backup']);
export type DiskUse = z.infer<typeof DiskUse>;

/** `scarce` leaves days to make space, `full` hours; with nothing left nothing can be written, and calls are held. */
export const SpaceState = z.enum(['ok', 'scarce', 'full']);
export type SpaceState = z.infer<typeof SpaceState>;

const SystemDisk = z.object({
  /** What of Zvon's lies on it. */
  holds: z.array(DiskUse),
  freeBytes: z.number(),
  totalBytes: z.number(),
  state: SpaceState,
});
export type SystemDisk = z.infer<typeof SystemDisk>;

/** What this node serves HTTPS with. */
const SystemCertificate = z.object({
  /** SHA-256 of it, as browsers show it. */
  fingerprint: z.string(),
  names: z.array(z.string()),
  validUntil: Timestamp,
  /** Made and renewed by Zvon itself; else it is the one that the settings name. */
  isOwn: z.boolean(),
  /** `soon` leaves less than a month. */
  state: z.enum(['ok', 'soon', 'over']),
});
export type SystemCertificate = z.infer<typeof SystemCertificate>;

export const SystemReport = z.object({
  at: Timestamp,
  /** Of the whole: no better than its weakest part. */
  level: z.number().int().min(0).max(4),
  components: z.array(Component),
  /** Those of this machine; a database elsewhere has others. */
  disks: z.array(SystemDisk),
  /** Null where only this machine is served. */
  certificate: SystemCertificate.nullable(),
  backup: z.object({
    isOn: z.boolean(),
    last: BackupRun.nullable(),
    /** The newest that failed after the last that went well. */
    failed: BackupRun.nullable(),
    /** Everything until then has left the database server. */
    handedOverAt: Timestamp.nullable(),
  }),
  drill: z.object({
    freshness: z.enum(['none', 'fresh', 'stale', 'failed']),
    /** The newest restore drill, however it went, and the last that went well. */
    newest: DrillRun.nullable(),
    last: DrillRun.nullable(),
  }),
  /** The newest first. */
  drills: z.array(DrillRun),
});
export type SystemReport = z.infer<typeof SystemReport>;

export const systemContract = {
  get: oc
    .route({
      method: 'GET',
      path: '/system',
      summary: 'What the installation stands on, its backup and its drills',
      tags: ['system'],
    })
    .output(SystemReport),
};
