import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { libraryFolders } from './library-folders.mjs';

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'zvon-libraries-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param {string} file */
function put(file) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), '');
}

describe('the libraries of an unpacked program', () => {
  it('are looked for in the folder of the architecture and in the one of the program', () => {
    put('usr/lib/x86_64-linux-gnu/libnss3.so');
    put('usr/share/doc/libnss3/copyright');
    expect(libraryFolders(root, '/own')).toEqual([path.join(root, 'usr/lib/x86_64-linux-gnu'), '/own']);
  });

  it('are found where a package keeps them to itself, too', () => {
    put('usr/lib/x86_64-linux-gnu/libpulse.so.0');
    put('usr/lib/x86_64-linux-gnu/pulseaudio/libpulsecommon-16.1.so');
    expect(libraryFolders(root, '/own')).toContain(path.join(root, 'usr/lib/x86_64-linux-gnu/pulseaudio'));
  });

  it('are not the plug-ins of another program', () => {
    put('usr/lib/x86_64-linux-gnu/dri/swrast_dri.so');
    expect(libraryFolders(root, '/own')).toEqual([path.join(root, 'usr/lib/x86_64-linux-gnu'), '/own']);
  });
});
