import { expect, it } from 'vitest';
import { isReachableByAll, nameableUid, unprivilegedInvocation } from './run-unprivileged.mjs';

it('PostgreSQL sees a user that has a name, and never root', () => {
  expect(nameableUid('root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n')).toBe(65534);
  expect(nameableUid('root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n')).toBe(1000);
});

it('a program is wrapped as its way demands', () => {
  expect(unprivilegedInvocation({ kind: 'direct' }, 'initdb', ['-D', 'x'])).toEqual({
    command: 'initdb',
    args: ['-D', 'x'],
  });
  expect(unprivilegedInvocation({ kind: 'nobody', uid: 65534, gid: 65534 }, 'initdb', [])).toEqual({
    command: 'initdb',
    args: [],
    uid: 65534,
    gid: 65534,
  });
  expect(unprivilegedInvocation({ kind: 'namespace', uid: 65534 }, 'initdb', ['-D', 'x'])).toEqual({
    command: 'unshare',
    args: ['-U', '--map-user=65534', '--map-group=65534', 'initdb', '-D', 'x'],
  });
});

it('a folder that does not exist yet is as reachable as its parents', () => {
  expect(isReachableByAll('/not-there/at/all')).toBe(true);
});
