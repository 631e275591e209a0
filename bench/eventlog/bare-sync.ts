import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

const pageBytes = 8_192;
const fileBytes = 16 * 1024 * 1024;

/**
 * How long a page takes to the disk, in milliseconds: written over a file that exists already, as PostgreSQL writes its
 * log, and forced out by the call that PostgreSQL uses.
 */
export function measureBareSync(folder: string, times: number): number[] {
  const file = path.join(folder, 'bare-sync');
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, Buffer.alloc(fileBytes));
    fsyncSync(handle);
    const page = Buffer.alloc(pageBytes, 1);
    return Array.from({ length: times }, (_, nth) => {
      const startedAt = performance.now();
      writeSync(handle, page, 0, pageBytes, (nth * pageBytes) % fileBytes);
      fdatasyncSync(handle);
      return performance.now() - startedAt;
    });
  } finally {
    closeSync(handle);
    rmSync(file);
  }
}
