import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bindableUdpPort } from '../../tools/parts/free-ports.mjs';
import { startDetached, stopProcess } from '../../tools/parts/os-process.mjs';
import { runCommand } from '../../tools/parts/run-command.mjs';
import type { PhoneLogin } from './sign-in-agents.ts';

/** One SIPp program, the folder for what it writes, and where Asterisk listens. */
export interface Sipp {
  program: string;
  folder: string;
  sipPort: number;
}

export interface CallsPlaced {
  placed: number;
  failed: number;
  retransmissions: number;
}

export const callerAddress = '127.0.0.10';
export const agentAddress = '127.0.0.20';

const talkMs = 1_000;
/** Longer than any call that goes well; who still waits then has failed. */
const patienceMs = 15_000;

const scenario = (name: string): string[] => ['-sf', path.join(import.meta.dirname, 'scenarios', `${name}.xml`)];

const local = (address: string, port: number): string[] => ['-i', address, '-mi', address, '-p', String(port)];

const common = ['-nostdin', '-timer_resol', '1', '-max_socket', '100'];

/** All agents' telephones behind one port; they answer until they are stopped. */
export async function startAgents({ program, folder }: Sipp): Promise<{ port: number; stop: () => Promise<void> }> {
  const port = await freePort();
  const { identity } = startDetached({
    command: program,
    args: [...scenario('agent'), ...local(agentAddress, port), ...common],
    cwd: folder,
    env: { ...process.env, TERM: 'dumb' },
    logFile: path.join(folder, 'agents.log'),
  });
  return { port, stop: () => stopProcess(identity, { signal: 'SIGKILL', graceMs: 1_000 }) };
}

export async function registerPhones(sipp: Sipp, logins: readonly PhoneLogin[], agentPort: number): Promise<void> {
  const lines = logins.map(
    ({ username, password }) => `${username};[authentication username=${username} password=${password}];`,
  );
  const { failed } = await runCalls(sipp, 'register', {
    ...{ lines, count: lines.length, cps: 50, address: agentAddress },
    args: ['-key', 'agent_port', String(agentPort)],
  });
  if (failed > 0) throw new Error(`${failed} telephones could not register`);
}

/** Rings in with `count` calls from as many numbers. */
export function placeCalls(
  sipp: Sipp,
  { number, callers, cps }: { number: string; callers: readonly string[]; cps: number },
): Promise<CallsPlaced> {
  return runCalls(sipp, 'caller', {
    ...{ lines: callers.map((caller) => `${caller};`), count: callers.length, cps, address: callerAddress },
    args: ['-s', number, '-d', String(talkMs)],
  });
}

async function runCalls(
  { program, folder, sipPort }: Sipp,
  name: string,
  calls: { lines: string[]; count: number; cps: number; address: string; args: string[] },
): Promise<CallsPlaced> {
  const input = path.join(folder, `${name}.csv`);
  const statistics = path.join(folder, `${name}-statistics.csv`);
  writeFileSync(input, ['SEQUENTIAL', ...calls.lines, ''].join('\n'), { mode: 0o600 });
  const { stderr } = await runCommand(
    program,
    [
      ...[...scenario(name), ...local(calls.address, await freePort()), ...common],
      ...['-inf', input, '-m', String(calls.count), '-r', String(calls.cps), '-recv_timeout', String(patienceMs)],
      ...['-trace_stat', '-stf', statistics, '-fd', '1', ...calls.args, `127.0.0.1:${sipPort}`],
    ],
    { cwd: folder, env: { ...process.env, TERM: 'dumb' } },
  );
  const counts = readStatistics(readFileSync(statistics, 'utf8'));
  if (counts.placed === 0) throw new Error(`SIPp placed no call: ${stderr.trim().split('\n').at(-1)}`);
  return counts;
}

/** The last line of SIPp's statistics file holds the totals. */
function readStatistics(text: string): CallsPlaced {
  const [heads = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
  const total = (name: string): number => Number(rows.at(-1)?.[heads.indexOf(name)] ?? 0);
  return {
    placed: total('TotalCallCreated'),
    failed: total('FailedCall(C)'),
    retransmissions: total('Retransmissions(C)'),
  };
}

async function freePort(): Promise<number> {
  const port = await bindableUdpPort(0);
  if (port === undefined) throw new Error('no UDP port can be bound');
  return port;
}
