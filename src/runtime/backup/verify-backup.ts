import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { BaseEntry } from '../../adapters/backup/base-entry.ts';
import { readRecording } from '../../adapters/backup/kept-recordings.ts';
import { findWal, type KeptWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import { unpack } from '../../adapters/backup/pack.ts';
import { type BackupSet, findSets } from '../../adapters/backup/repository.ts';
import { bytesOf, readStored, type StoredFile } from '../../adapters/backup/stored-file.ts';
import { isOnWay, leadsOn, type WayOn } from '../../core/backup/timeline.ts';
import { findGap, segmentFileName, segmentOf, type WalSegment } from '../../core/backup/wal-segment.ts';
import { findWayOn } from './find-way-on.ts';
import { readRecordingsList } from './recordings-list.ts';
import { readingFault, segmentsOf } from './restore-set.ts';

/** What a backup is worth, having read every byte of it. */
export interface Verdict {
  /** One sentence each; empty when all is whole. */
  faults: string[];
  /** What is worth a word and no fault. */
  notes: string[];
  sets: number;
  segments: number;
  recordings: number;
  bytes: number;
}

/** Where a disk is worn out the file is there and does not let itself be read: no reason to look no further. */
const unreadable = null;

const noSet =
  'There is no complete set in the backup. While Zvon runs it takes one within ten minutes; ./zvon backup takes one now.';

type Reading = Verdict & { repository: Repository };

export async function verifyBackup(repository: Repository): Promise<Verdict> {
  const reading: Reading = { faults: [], notes: [], sets: 0, segments: 0, recordings: 0, bytes: 0, repository };
  const { sets, damaged, halves } = await findSets(repository.folder);
  for (const half of halves) reading.notes.push(`${half} was cut short while it was written and counts for nothing.`);
  for (const { id } of damaged) reading.faults.push(`The manifest of set ${id} is damaged: the set is lost.`);
  if (sets.length === 0) reading.faults.push(noSet);
  const kept = await findWal(repository.folder);
  const whole = await verifySegments(kept, reading);
  const way = await findWayOn(repository);
  const proved = new Set<string>();
  for (const set of sets) {
    if (await verifySet(set, reading)) await verifyRecordings(set, proved, reading);
    if (!set.manifest.standsAlone) verifyChain(set, { way, whole }, reading);
  }
  const { repository: _, ...verdict } = reading;
  return verdict;
}

async function verifySet({ id, folder, manifest }: BackupSet, reading: Reading): Promise<boolean> {
  reading.sets += 1;
  const stored = [manifest.base, manifest.recordings.list, ...(manifest.secrets ? [manifest.secrets] : [])];
  for (const file of stored) {
    const fault = await storedFault(folder, file, reading);
    if (fault) {
      reading.faults.push(`${file.name} of set ${id} ${fault}: the set is lost.`);
      return false;
    }
  }
  try {
    const plain = readStored(join(folder, manifest.base.name), { name: 'base.gz', key: reading.repository.key });
    await readAll(unpack(plain, manifest));
    return true;
  } catch (error) {
    reading.faults.push(`Set ${id} cannot be restored: ${readingFault(error)}.`);
    return false;
  }
}

async function storedFault(folder: string, file: StoredFile, reading: Reading): Promise<string | null> {
  try {
    const sha256 = await hashOf(bytesOf(join(folder, file.name)), reading);
    return sha256 === file.sha256 ? null : 'was changed after it was written';
  } catch {
    // Not there, or not to be read.
    return 'is missing';
  }
}

async function verifySegments(kept: readonly KeptWal[], reading: Reading): Promise<WalSegment[]> {
  const whole: WalSegment[] = [];
  for (const { name, path, sha256 } of kept) {
    const segment = segmentOf(name);
    const found = await hashOf(bytesOf(path), reading).catch(() => unreadable);
    if (found !== sha256)
      reading.faults.push(
        `${name} of the log ${found === unreadable ? 'cannot be read' : 'was changed after it was written'}.`,
      );
    else if (segment) whole.push(segment);
    reading.segments += 1;
  }
  return whole;
}

/** A gap ends what can be restored from the set: what comes before it still can. */
function verifyChain(set: BackupSet, log: { way: WayOn; whole: readonly WalSegment[] }, reading: Reading): void {
  const needed = segmentsOf(set);
  if (!leadsOn(log.way, needed.last)) {
    reading.notes.push(
      `Set ${set.id} was taken after the moment that was restored since: nothing is restored from it.`,
    );
    return;
  }
  const gap = findGap(
    needed,
    log.whole.filter((one) => isOnWay(log.way, one)),
  );
  if (!gap) return;
  const lost = gap.timeline === needed.last.timeline && gap.index <= needed.last.index;
  reading.faults.push(
    `${segmentFileName(gap)} of the log is missing or damaged: set ${set.id} ` +
      (lost ? 'cannot be restored.' : 'can be restored up to there only.'),
  );
}

async function verifyRecordings(set: BackupSet, proved: Set<string>, reading: Reading): Promise<void> {
  const { folder, key } = reading.repository;
  const { missing } = set.manifest.recordings;
  if (missing > 0)
    reading.notes.push(`Set ${set.id}: ${missing} recordings were missing or damaged before the backup.`);
  const lost: string[] = [];
  for (const sha256 of await readRecordingsList(set, key)) {
    if (proved.has(sha256)) continue;
    proved.add(sha256);
    const found = await hashOf(readRecording(folder, sha256), reading).catch(() => unreadable);
    const isWhole = found === sha256;
    if (isWhole) reading.recordings += 1;
    else lost.push(sha256);
  }
  if (lost.length > 0) reading.faults.push(`${lost.length} recordings of set ${set.id} are missing or damaged.`);
}

async function hashOf(content: AsyncIterable<Buffer>, reading: Reading): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of content) {
    hash.update(part);
    reading.bytes += part.length;
  }
  return hash.digest('hex');
}

async function readAll(entries: AsyncIterable<BaseEntry>): Promise<void> {
  for await (const entry of entries) {
    if (entry.kind === 'folder') continue;
    const parts = entry.content[Symbol.asyncIterator]();
    while ((await parts.next()).done !== true);
  }
}
