import path from 'node:path';
import { program } from '../../../tools/parts/build.mjs';
import { projectRoot } from '../../../tools/parts/paths.mjs';
import { runCommand } from '../../../tools/parts/run-command.mjs';
import { serverBundle } from '../../../tools/parts/server-bundle.mjs';

/**
 * Bundled by the same switches as the product; below the project, so that it finds what is not in the bundle and its
 * folders.
 */
export async function buildEngine({ root = projectRoot, name = 'engine' } = {}): Promise<string> {
  const outfile = path.join(projectRoot, 'dist', 'faults', `${name}.mjs`);
  const args = [path.join(root, 'test', 'faults', 'engine.ts'), ...serverBundle, `--outfile=${outfile}`];
  const { code, stderr } = await runCommand(program('esbuild'), args, { cwd: root });
  if (code !== 0) throw new Error(`the engine of the faults cannot be built: ${stderr.trim()}`);
  return outfile;
}
