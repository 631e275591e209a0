import path from 'node:path';
import { program } from './build.mjs';
import { projectRoot } from './paths.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Bundles the simulation, so that each of its threads starts quickly.
 * @param {{ root?: string, outfile?: string }} [where] the sources, if they are not the project's own
 * @returns {Promise<string>} the program
 */
export async function buildSimProgram({ root = projectRoot, outfile = path.join(root, 'dist', 'sim.mjs') } = {}) {
  const { code, stderr } = await runCommand(
    program('esbuild'),
    [
      path.join('test', 'sim', 'check', 'main.ts'),
      ...['--bundle', '--platform=node', '--format=esm', '--target=node20', '--packages=external', '--sourcemap'],
      ...['--log-level=warning', `--outfile=${outfile}`],
    ],
    { cwd: root },
  );
  if (code !== 0) throw new Error(`the simulation cannot be built: ${stderr.trim()}`);
  return outfile;
}
