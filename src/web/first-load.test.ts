import { describe, expect, it } from 'vitest';
import { type BuiltFile, firstLoadBytesMax, firstLoadOf, refuseLargeFirstLoad } from './first-load.ts';

const file = (gzipBytes: number, source: string | null, ...needs: string[]): BuiltFile => ({
  gzipBytes,
  source: source && `/zvon/src/web/${source}`,
  needs,
});

/** A small web; the page weighs as told. */
const webWith = (pageBytes: number, more: [string, BuiltFile][] = []): Map<string, BuiltFile> =>
  new Map([
    ['index.js', file(60, 'index.html', 'shared.js', 'index.css')],
    ['signed-in.js', file(10, 'app/signed-in.tsx', 'shared.js')],
    ['desk.js', file(pageBytes, 'desk/desk-page.tsx', 'shared.js', 'desk.css')],
    ['shared.js', file(30, null, 'index.js')],
    ['index.css', file(5, null)],
    ['desk.css', file(4, null)],
    ['cs.js', file(14, 'words/cs/words.json')],
    ['ru.js', file(16, 'words/ru/words.json')],
    ['reports.js', file(90_000, 'reports/contacts-page.tsx', 'chart.js')],
    ['chart.js', file(200_000, null)],
    ...more,
  ]);

describe('the first load of /desk', () => {
  it('is what its address fetches at once, each file once, and the heaviest catalogue', () => {
    expect(firstLoadOf(webWith(20))).toEqual([
      ['index.js', 60],
      ['shared.js', 30],
      ['desk.js', 20],
      ['ru.js', 16],
      ['signed-in.js', 10],
      ['index.css', 5],
      ['desk.css', 4],
    ]);
  });

  it('may be 250 kB', () => {
    const rest = 60 + 30 + 16 + 10 + 5 + 4;
    expect(() => refuseLargeFirstLoad(webWith(firstLoadBytesMax - rest))).not.toThrow();
    expect(() => refuseLargeFirstLoad(webWith(firstLoadBytesMax - rest + 1))).toThrow('the first load of /desk');
  });

  it('is refused with the names of what weighs most', () => {
    expect(() => refuseLargeFirstLoad(webWith(300_000))).toThrow(
      /^the first load of \/desk is 300\.1 kB as gzip and may be 250\.0 kB; most is in desk\.js 300\.0 kB, index\.js/,
    );
  });

  it.each(['index.js', 'signed-in.js', 'desk.js'])(
    'cannot be measured without %s, and then nothing is built',
    (name) => {
      const web = webWith(20);
      web.delete(name);
      expect(() => refuseLargeFirstLoad(web)).toThrow('cannot be measured');
    },
  );
});
