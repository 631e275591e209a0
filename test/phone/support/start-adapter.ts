import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { TelephonyCommand } from '../../../src/core/telephony/command.ts';
import type { TelephonyEvent } from '../../../src/core/telephony/event.ts';
import type { AsteriskUnderTest } from './asterisk-under-test.ts';
import { until } from './waiting.ts';

/** The adapter in a process of its own. */
export interface AdapterProcess {
  events: TelephonyEvent[];
  perform(command: TelephonyCommand): Promise<void>;
  /** As `kill -9`: no goodbye to anybody. */
  kill(): Promise<void>;
}

const program = fileURLToPath(new URL('./adapter-process.ts', import.meta.url));

export async function startAdapter(asterisk: AsteriskUnderTest): Promise<AdapterProcess> {
  const { ariUrl, amiUrl, recordings, promptsFolder } = asterisk;
  const child = spawn(process.execPath, ['--import', 'tsx', program, ariUrl, amiUrl, recordings, promptsFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const events: TelephonyEvent[] = [];
  let ready = false;
  let performed = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { event?: TelephonyEvent; ready?: true; performed?: true };
    if (said.event !== undefined) events.push(said.event);
    ready ||= said.ready === true;
    if (said.performed) performed += 1;
  });
  await until(() => ready, 20_000);
  return {
    events,
    async perform(command) {
      const before = performed;
      child.stdin.write(`${JSON.stringify(command)}\n`);
      await until(() => performed > before);
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
