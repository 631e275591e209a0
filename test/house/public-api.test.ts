import { describe, expect, it } from 'vitest';
import { isCode, isTest, type ProjectFile, projectFiles } from './project-files.ts';

/** Everything by which a browser reaches a server, with what it is given. */
const reaching =
  /\b(?<how>fetch|new WebSocket|new EventSource|new XMLHttpRequest|sendBeacon|importScripts|new Request)\s*\((?<what>[^)]*)/g;

/** The link of the contract's client, and the plain routes that the documentation names. */
const known = [
  { how: 'fetch', what: /^request, init$/, in: 'src/web/app/api.ts' },
  { how: 'fetch', what: /^'\/api\/health'/ },
  {
    how: 'new WebSocket',
    what: /\/push`$|^`\$\{location\.origin\.replace\(\/\^http\/, 'ws'$/,
    in: 'src/web/app/push.ts',
  },
  // The doctor opens the phone's socket, whose path the public `calls.phone` gave.
  {
    how: 'new WebSocket',
    what: /^`\$\{location\.origin\.replace\(\/\^http\/, 'ws'$/,
    in: 'src/web/doctor/look-at-server.ts',
  },
];
/** What a page loads by an element: the sound of a recording, at the path that the contract gave. */
const loading = /\bsrc=(\{[^}]*\}|"[^"]*")/g;
const loadedKnown = ['{data.audioPath}'];
const pathsKnown = /^\/api(\/health|\/session|\/openapi\.json)?$/;

function strangersIn({ path, text }: ProjectFile): string[] {
  const reached = [...text.matchAll(reaching)]
    .map((match) => ({ how: match.groups!['how']!, what: match.groups!['what']!.trim() }))
    .filter(
      ({ how, what }) => !known.some((one) => one.how === how && one.what.test(what) && (one.in ?? path) === path),
    )
    .map(({ how, what }) => `${how}(${what})`);
  const paths = [...text.matchAll(/['"`](\/api\b[^'"`]*)['"`]/g)].map((match) => match[1]!);
  const loaded = [...text.matchAll(loading)].map((match) => match[1]!);
  return [
    ...reached,
    ...paths.filter((one) => !pathsKnown.test(one)),
    ...loaded.filter((one) => !loadedKnown.includes(one)),
  ];
}

describe('[PL-23] the desk uses the public API and nothing else', () => {
  const web = projectFiles().filter((file) => file.path.startsWith('src/web/') && isCode(file) && !isTest(file));

  it('no file of the web reaches a server but by the contract’s client, the push, the health and the audio', () => {
    expect(web.length).toBeGreaterThan(20);
    expect(web.flatMap((file) => strangersIn(file).map((what) => `${file.path}: ${what}`))).toEqual([]);
  });

  it('the client is made of the contract that is served and described', () => {
    const client = web.find((file) => file.path === 'src/web/app/api.ts');
    expect(client?.text).toMatch(/new OpenAPILink\(contract,/);
  });

  it.each([
    "await fetch('/internal/desk')",
    'new XMLHttpRequest()',
    "navigator.sendBeacon('/api/session')",
    "const secret = '/api/private/desk';",
    "new WebSocket('wss://elsewhere.example/push')",
    'await fetch(request, init)',
    '<audio src="/sounds/private.wav" />',
  ])('a private way would be found: %s', (text) => {
    expect(strangersIn({ path: 'src/web/desk/private.ts', text })).not.toEqual([]);
  });
});
