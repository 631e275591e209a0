import { spawn } from 'node:child_process';

const kindly = ['-n', '10'];
/** Of what it says last, enough for a line in the log. */
const keptCharacters = 2_000;

/** Runs a command of this very program in a process of its own, which gives way to the one that routes. */
export function runBeside(command: readonly string[], stopped: AbortSignal): Promise<void> {
  const program = process.argv[1] ?? '';
  return new Promise((resolve, reject) => {
    const child = spawn('nice', [...kindly, process.execPath, '--enable-source-maps', program, ...command], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    const end = (): void => void child.kill('SIGTERM');
    stopped.addEventListener('abort', end);
    child.stderr.on('data', (part: Buffer) => (said = (said + part.toString()).slice(-keptCharacters)));
    child.once('error', reject);
    child.once('close', (code) => {
      stopped.removeEventListener('abort', end);
      if (code === 0 || stopped.aborted) resolve();
      else reject(new Error(said.trim() || `zvon ${command.join(' ')} ended with ${code}`));
    });
  });
}
