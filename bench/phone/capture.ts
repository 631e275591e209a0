import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startDetached, stopProcess, waitFor } from '../../tools/parts/os-process.mjs';
import { type Invite, readInvites } from './read-invites.ts';
import { readPcap } from './read-pcap.ts';

export interface Capture {
  /** What was seen so far. */
  invites(): Invite[];
  /** Ends it and tells how many packets the kernel could not hand over. */
  stop(): Promise<number>;
}

/** "INVI" where a UDP packet's data begins: nothing else is worth the processor's time. */
const filterOf = (sipPort: number): string => `udp port ${sipPort} and udp[8:4] = 0x494e5649`;

/** One tcpdump on the loopback interface sees callers and agents of both sides, on one clock. */
export async function startCapture(tcpdump: string, folder: string, sipPort: number): Promise<Capture> {
  const file = path.join(folder, 'invites.pcap');
  const logFile = path.join(folder, 'tcpdump.log');
  const asRoot = process.getuid?.() === 0 ? ['-Z', 'root'] : [];
  const { identity, exited } = startDetached({
    command: tcpdump,
    args: ['-i', 'lo', '-n', '-U', '--immediate-mode', '-s', '1500', ...asRoot, '-w', file, filterOf(sipPort)],
    cwd: folder,
    env: process.env,
    logFile,
  });
  const said = (): string => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  let over = false;
  void exited.then(() => (over = true));
  await waitFor(() => over || said().includes('listening on'), 5_000);
  if (!said().includes('listening on')) throw new Error(`tcpdump cannot capture: ${said().trim().split('\n').at(-1)}`);
  return {
    invites: () => readInvites(readPcap(readFileSync(file))),
    stop: async () => {
      await stopProcess(identity, { signal: 'SIGINT', graceMs: 5_000 });
      return Number(/(\d+) packets? dropped by kernel/.exec(said())?.[1] ?? 0);
    },
  };
}
