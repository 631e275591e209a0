import { stat, statfs } from 'node:fs/promises';
import type { Disk } from '../../core/disks/space.ts';
import type { DiskUse } from '../../shared/api/system.ts';

export interface Place {
  use: DiskUse;
  folder: string;
}

/** The disks below these folders, each once; a folder that is not there (yet, or on this machine) lies on none. */
export async function readDisks(places: readonly Place[]): Promise<Disk[]> {
  const disks = new Map<number, Disk>();
  for (const { use, folder } of places) {
    const device = await deviceOf(folder);
    if (device === null) continue;
    const { holds = [] } = disks.get(device) ?? {};
    disks.set(device, { ...(await spaceBelow(folder)), holds: holds.includes(use) ? holds : [...holds, use] });
  }
  return [...disks.values()];
}

async function deviceOf(folder: string): Promise<number | null> {
  try {
    return (await stat(folder)).dev;
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES')) return null;
    throw error;
  }
}

/** Of what is kept back for root nothing is free. */
async function spaceBelow(folder: string): Promise<{ freeBytes: number; totalBytes: number }> {
  const { bsize, blocks, bfree, bavail } = await statfs(folder);
  return { freeBytes: bavail * bsize, totalBytes: (blocks - bfree + bavail) * bsize };
}
