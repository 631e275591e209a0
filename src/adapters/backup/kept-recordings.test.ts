import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findRecordings, keepRecording } from './kept-recordings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zvon-kept-'));
  file = join(folder, 'a.zvonrec');
  writeFileSync(file, 'what was said'.repeat(100_000));
});
afterEach(() => rmSync(folder, { recursive: true }));

const sha256 = createHash('sha256').update('what was said'.repeat(100_000)).digest('hex');

describe('a recording', () => {
  it('is kept once, also by several at the same time', async () => {
    const kept = await Promise.all([1, 2, 3, 4].map(() => keepRecording(folder, sha256, file)));
    expect(kept).toEqual([true, true, true, true]);
    expect(await findRecordings(folder)).toEqual([sha256]);
  });

  it('that is not what the database says is not kept', async () => {
    writeFileSync(file, 'something else');
    expect(await keepRecording(folder, sha256, file)).toBe(false);
    expect(await findRecordings(folder)).toEqual([]);
  });
});
