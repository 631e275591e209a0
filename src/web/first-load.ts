/** A file of the built web: what it needs at once, and its size as it is served. */
export interface BuiltFile {
  /** Scripts and styles that come with it. */
  needs: readonly string[];
  /** The source that it was made of, where it is the beginning of one. */
  source: string | null;
  gzipBytes: number;
}

/** The budget of ux 2.1: what is fetched before the desk can be used. */
export const firstLoadBytesMax = 250_000;

/** What the address /desk fetches at once, besides the catalogue of one language. */
const beginnings = ['src/web/index.html', 'src/web/app/signed-in.tsx', 'src/web/desk/desk-page.tsx'];
const catalogue = /\/src\/web\/words\/[\w-]+\/words\.json(\?part=desk)?$/;

/** The files of the first load of /desk, largest first; of the catalogues the heaviest, for somebody reads that one. */
export function firstLoadOf(files: ReadonlyMap<string, BuiltFile>): [name: string, gzipBytes: number][] {
  const entries = [...files];
  const begun = beginnings.map((source) => {
    const name = entries.find(([, file]) => file.source?.endsWith(`/${source}`))?.[0];
    if (name === undefined)
      throw new Error(`the first load of /desk cannot be measured: nothing was made of ${source}`);
    return name;
  });
  const words = entries.filter(([, file]) => catalogue.test(file.source ?? '')).sort(heaviestFirst)[0];
  if (!words) throw new Error('the first load of /desk cannot be measured: there is no catalogue');
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    files.get(name)?.needs.forEach(load);
  };
  [...begun, words[0]].forEach(load);
  return entries
    .filter(([name]) => loaded.has(name))
    .sort(heaviestFirst)
    .map(([name, { gzipBytes }]) => [name, gzipBytes]);
}

const heaviestFirst = ([, one]: [string, BuiltFile], [, other]: [string, BuiltFile]): number =>
  other.gzipBytes - one.gzipBytes;

const namedWhenTooLarge = 5;
const kB = (bytes: number): string => `${(bytes / 1_000).toFixed(1)} kB`;

/** Refuses a web whose first load is too large, and says what weighs most. */
export function refuseLargeFirstLoad(files: ReadonlyMap<string, BuiltFile>): void {
  const loaded = firstLoadOf(files);
  const bytes = loaded.reduce((sum, [, size]) => sum + size, 0);
  if (bytes <= firstLoadBytesMax) return;
  const heaviest = loaded.slice(0, namedWhenTooLarge).map(([name, size]) => `${name} ${kB(size)}`);
  throw new Error(
    `the first load of /desk is ${kB(bytes)} as gzip and may be ${kB(firstLoadBytesMax)}; most is in ${heaviest.join(', ')}`,
  );
}
