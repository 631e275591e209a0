import { spawn } from 'node:child_process';
import path from 'node:path';
import { program } from './build.mjs';
import { provideNodeModules } from './node-modules.mjs';
import { projectRoot } from './paths.mjs';
import { createSay, outputFor } from './say.mjs';

/**
 * Runs bench/NAME/run.ts with the arguments of this process and ends as it does.
 * @param {string} name
 */
export async function runBench(name) {
  await provideNodeModules(createSay(outputFor(process.argv)));
  const bench = spawn(program('tsx'), [path.join('bench', name, 'run.ts'), ...process.argv.slice(2)], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  bench.once('exit', (code) => process.exit(code ?? 1));
}
