import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../../../tools/parts/paths.mjs';
import { spawnIn } from './namespaces.ts';

export interface OfficeZvon {
  /** What `npm start` said, up to its invitation. */
  said: string;
  dataFolder: string;
  stop(): Promise<void>;
}

/** Zvon as an administrator starts it, with everything that belongs to it, on a machine of its own. */
export async function startOffice(
  namespace: string,
  dataFolder: string,
  settings: Readonly<Record<string, string>>,
): Promise<OfficeZvon> {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('ZVON_') && name !== 'DATABASE_URL');
  const cache = process.env['ZVON_CACHE'];
  const env = {
    ...Object.fromEntries(foreign),
    ...(cache ? { ZVON_CACHE: cache } : {}),
    ZVON_DATA: dataFolder,
    ...settings,
  };
  const child = spawnIn(namespace, [process.execPath, join(projectRoot, 'tools', 'start.mjs')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const isReady = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (line.includes('Ctrl+C stops everything')) resolve();
      });
    child.once('exit', () => reject(new Error(`Zvon did not start:\n${lines.join('\n')}`)));
  });
  await isReady;
  return {
    said: lines.join('\n'),
    dataFolder,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
