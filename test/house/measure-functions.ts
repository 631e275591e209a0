import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from './project-files.ts';

export interface MeasuredFunction {
  path: string;
  /** Undefined for a function that stands inside an expression. */
  name: string | undefined;
  lines: number;
}

interface Diagnostic {
  message: string;
  filename: string;
}

/** TypeScript 7 has no parser to call; the linter, told to allow no line at all, reports the length of every function. */
export function measureFunctions(folders: string[], cwd = projectRoot): MeasuredFunction[] {
  const config = path.join(projectRoot, 'test/house/function-lengths.oxlintrc.json');
  const program = path.join(projectRoot, 'node_modules/.bin/oxlint');
  const { diagnostics } = JSON.parse(run(program, ['-c', config, '-f', 'json', ...folders], cwd)) as {
    diagnostics: Diagnostic[];
  };
  const written = diagnostics.filter(({ filename }) => !filename.endsWith('.generated.ts'));
  return written.map(({ message, filename }) => ({
    path: path.relative(cwd, path.resolve(cwd, filename)).replaceAll(path.sep, '/'),
    name: message.match(/`([^`]+)`/)?.[1],
    lines: Number(message.match(/too many lines \((\d+)\)/)?.[1]),
  }));
}

/** The linter ends with 1 when it found something, which it always does here. */
function run(program: string, args: string[], cwd: string): string {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 100_000_000,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
