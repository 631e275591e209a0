import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import path from 'node:path';

export interface RecordingFiles {
  /** What the caller said. */
  incoming: string;
  /** What the caller heard. */
  outgoing: string;
}

/** Characters that end an argument or an option of MixMonitor, quote in it or begin a substitution. */
const misread = /[,()"\\^${}]|\p{Cc}/u;

export function recordingFiles(folder: string, recordingName: string): RecordingFiles {
  const base = path.resolve(folder, recordingName);
  assert(base.startsWith(path.resolve(folder) + path.sep), `a recording outside its folder: ${recordingName}`);
  assert(!misread.test(base), `a path that MixMonitor would misread: ${base}`);
  return { incoming: `${base}-in.wav`, outgoing: `${base}-out.wav` };
}

const headerBytes = 44;
const pollMs = 25;
const patienceMs = 3_000;

/** True when MixMonitor has closed both files; false when that cannot be seen in time. */
export async function recordingClosed({ incoming, outgoing }: RecordingFiles): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
    if ((await isClosed(incoming)) && (await isClosed(outgoing))) return true;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return false;
}

/** Asterisk's WAV writer leaves the lengths in the header at 0 until it closes the file. */
async function isClosed(file: string): Promise<boolean> {
  const header = await readHeader(file);
  if (header === null) return false;
  const dataBytes = header.bytes.readUInt32LE(40);
  return dataBytes > 0 && dataBytes === header.fileBytes - headerBytes;
}

async function readHeader(file: string): Promise<{ bytes: Buffer; fileBytes: number } | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const bytes = Buffer.alloc(headerBytes);
      const { bytesRead } = await handle.read(bytes, 0, headerBytes, 0);
      return bytesRead === headerBytes ? { bytes, fileBytes: (await handle.stat()).size } : null;
    } finally {
      await handle.close();
    }
  } catch {
    // Not there yet, or on another machine than Asterisk.
    return null;
  }
}
