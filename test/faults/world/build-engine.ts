import path from 'node:path';
import { program } from '../../../tools/parts/build.mjs';
import { projectRoot } from '../../../tools/parts/paths.mjs';
import { runCommand } from '../../../tools/parts/run-command.mjs';

/** Bundled by the same switches as the product; below the project, so that it finds its packages. */
export async function buildEngine(): Promise<string> {
  const outfile = path.join(projectRoot, 'dist', 'faults', 'engine.mjs');
  const { code, stderr } = await runCommand(
    program('esbuild'),
    [
      path.join(projectRoot, 'test', 'faults', 'engine.ts'),
      ...['--bundle', '--platform=node', '--format=esm', '--target=node20', '--packages=external', '--sourcemap'],
      ...['--log-level=warning', `--outfile=${outfile}`],
    ],
    { cwd: projectRoot },
  );
  if (code !== 0) throw new Error(`the engine of the faults cannot be built: ${stderr.trim()}`);
  return outfile;
}
