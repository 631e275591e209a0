import { findWal, readWal, type Repository } from '../../adapters/backup/kept-wal.ts';
import { textOf } from '../../adapters/backup/stored-file.ts';
import { readHistory, type WayOn } from '../../core/backup/timeline.ts';
import { segmentOf } from '../../core/backup/wal-segment.ts';

const historyName = /^([0-9A-F]{8})\.history$/;

/** The way that a recovery takes through what is kept: the history of the newest timeline names those before it. */
export async function findWayOn(repository: Repository): Promise<WayOn> {
  const kept = await findWal(repository.folder);
  const newest = Math.max(1, ...kept.map(({ name }) => timelineOf(name)));
  const history = kept.find(({ name }) => historyName.test(name) && timelineOf(name) === newest);
  return readHistory(newest, history ? await textOf(readWal(repository, history)) : '');
}

function timelineOf(name: string): number {
  const [, history] = historyName.exec(name) ?? [];
  return history ? Number.parseInt(history, 16) : (segmentOf(name)?.timeline ?? 0);
}
