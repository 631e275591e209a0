import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const pageBytes = 8_192;
const fileBytes = 16 * 1024 * 1024;

/** How long a page takes to the disk, in milliseconds each time. */
export interface BareSync {
  /** Over a file that exists already, as PostgreSQL writes its log, forced out by the call that PostgreSQL uses. */
  overwrittenMs: number[];
  /** At the end of a file that grows, forced out with what the file system keeps of it. */
  appendedMs: number[];
}

export function measureBareSync(folder: string, times: number): BareSync {
  const file = path.join(folder, 'bare-sync');
  const page = Buffer.alloc(pageBytes, 1);
  const each = (work: (nth: number) => void): number[] =>
    Array.from({ length: times }, (_, nth) => {
      const startedAt = performance.now();
      work(nth);
      return performance.now() - startedAt;
    });
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, Buffer.alloc(fileBytes));
    fsyncSync(handle);
    const overwrittenMs = each((nth) => {
      writeSync(handle, page, 0, pageBytes, (nth * pageBytes) % fileBytes);
      fdatasyncSync(handle);
    });
    const appendedMs = each((nth) => {
      writeSync(handle, page, 0, pageBytes, fileBytes + nth * pageBytes);
      fsyncSync(handle);
    });
    return { overwrittenMs, appendedMs };
  } finally {
    closeSync(handle);
    rmSync(file);
  }
}
