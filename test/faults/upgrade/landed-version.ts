import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { program } from '../../../tools/parts/build.mjs';
import { projectRoot } from '../../../tools/parts/paths.mjs';
import { runCommand } from '../../../tools/parts/run-command.mjs';

/** An earlier version of the project as it landed, with its server built. */
export interface LandedVersion {
  commit: string;
  /** Its `dist/zvon.mjs`. */
  program: string;
  /** What it makes of a log; see fold-state.ts. */
  foldState(ownerUrl: string): Promise<string>;
}

const foldScript = path.join('test', 'faults', 'upgrade', 'fold-state.ts');

/** Null where the history does not reach back to it: a shallow clone. */
export async function checkOut(commit: string, folder: string): Promise<LandedVersion | null> {
  const known = await runCommand('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: projectRoot });
  if (known.code !== 0) return null;
  mkdirSync(folder);
  const archive = `${folder}.tar`;
  await mustRun('git', ['archive', `--output=${archive}`, commit], projectRoot);
  await mustRun('tar', ['-xf', archive, '-C', folder], projectRoot);
  symlinkSync(path.join(projectRoot, 'node_modules'), path.join(folder, 'node_modules'));
  cpSync(path.join(projectRoot, foldScript), path.join(folder, foldScript), { recursive: true });
  const built = path.join(folder, 'dist', 'zvon.mjs');
  const bundled = ['--bundle', '--platform=node', '--format=esm', '--target=node20', '--packages=external'];
  await mustRun(program('esbuild'), ['src/runtime/main.ts', ...bundled, `--outfile=${built}`], folder);
  return { commit, program: built, foldState: (ownerUrl) => foldState(folder, ownerUrl) };
}

/** What the version in the folder makes of the log. */
export const foldState = (folder: string, ownerUrl: string): Promise<string> =>
  mustRun(program('tsx'), [path.join(folder, foldScript), ownerUrl], folder);

async function mustRun(command: string, args: string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await runCommand(command, args, { cwd });
  if (code !== 0) throw new Error(`${path.basename(command)} ${args[0]}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout;
}
