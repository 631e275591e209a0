import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startAsterisk } from '../../../tools/parts/asterisk-instance.mjs';

export interface OwnAsterisk {
  /** What a Zvon must be told to use it. */
  settings: Record<string, string>;
  sipPort: number;
  folder: string;
  /** `kill -9`, as a crash would. */
  kill(): void;
  /** At the same addresses as before. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** An Asterisk for walks that kill it or count what it has: the others ring on the lane's. */
export async function startOwnAsterisk(): Promise<OwnAsterisk> {
  const folder = mkdtempSync(join(tmpdir(), 'zvon-e2e-asterisk-'));
  let asterisk = await startAsterisk({ folder });
  const { ariUrl, amiUrl, sipPort, recordings } = asterisk;
  return {
    settings: {
      ZVON_ASTERISK_URL: ariUrl,
      ZVON_ASTERISK_AMI: amiUrl,
      ZVON_SIP_PORT: String(sipPort),
      ZVON_RECORDINGS: recordings,
    },
    sipPort,
    folder,
    kill: () => void process.kill(asterisk.identity.pid, 'SIGKILL'),
    async start() {
      asterisk = await startAsterisk({ folder });
    },
    async stop() {
      await asterisk.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
