import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostMirror, readOsRelease } from './apt-mirror.mjs';

/** @param {Record<string, string>} files */
function aptFolder(files) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'zvon-apt-'));
  mkdirSync(path.join(folder, 'sources.list.d'));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

describe('the mirror of the host', () => {
  it('is read from a one-line source with options', () => {
    const folder = aptFolder({
      'sources.list': 'deb [arch=amd64 trusted=yes] http://mirror.test/debian bookworm main contrib\n',
    });
    expect(hostMirror('bookworm', folder)).toBe('http://mirror.test/debian');
  });

  it('is read from a stanza, and neither from security nor from a commented line', () => {
    const folder = aptFolder({
      'sources.list': '# deb http://old.test/debian bookworm main\n',
      'sources.list.d/debian.sources': [
        'Types: deb\nURIs: http://security.test/debian\nSuites: bookworm-security\nComponents: main\n',
        'Types: deb\n# URIs: http://snapshot.test/debian\nURIs: http://mirror.test/debian\nSuites: bookworm bookworm-updates\nComponents: main\n',
      ].join('\n'),
    });
    expect(hostMirror('bookworm', folder)).toBe('http://mirror.test/debian');
  });

  it('is unknown where only other archives and disabled files are named', () => {
    const folder = aptFolder({
      'sources.list.d/node.list': 'deb https://node.test/node_20.x nodistro main\n',
      'sources.list.d/debian.sources.disabled':
        'Types: deb\nURIs: http://mirror.test/debian\nSuites: bookworm\nComponents: main\n',
    });
    expect(hostMirror('bookworm', folder)).toBeUndefined();
  });
});

it('the name of the release is read with and without quotes', () => {
  const file = path.join(
    aptFolder({ 'os-release': 'PRETTY_NAME="Debian GNU/Linux 12"\nVERSION_CODENAME=bookworm\n' }),
    'os-release',
  );
  expect(readOsRelease(file)).toMatchObject({ PRETTY_NAME: 'Debian GNU/Linux 12', VERSION_CODENAME: 'bookworm' });
});
