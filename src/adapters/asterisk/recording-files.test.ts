import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toneWav } from '../../../test/support/tone-wav.ts';
import { recordingClosed, recordingFiles } from './recording-files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zvon-recording-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a recording is two files below its folder', () => {
  expect(recordingFiles('/var/lib/zvon', 'abc-1')).toEqual({
    incoming: '/var/lib/zvon/abc-1-in.wav',
    outgoing: '/var/lib/zvon/abc-1-out.wav',
  });
});

test.each(['../outside', '/etc/passwd', 'a,b', 'a)b', '${SHELL(ls)}', 'a\nb'])('the name %j is refused', (name) => {
  expect(() => recordingFiles('/var/lib/zvon', name)).toThrow();
});

test('a recording is closed when both headers tell the lengths', async () => {
  const files = recordingFiles(folder, 'abc-1');
  const whole = toneWav(400, 200);
  const open = Buffer.from(whole);
  open.writeUInt32LE(0, 40);
  await writeFile(files.incoming, whole);
  await writeFile(files.outgoing, open);
  const closed = recordingClosed(files);
  setTimeout(() => void writeFile(files.outgoing, whole), 200);
  const before = performance.now();
  expect(await closed).toBe(true);
  expect(performance.now() - before).toBeGreaterThan(100);
});
