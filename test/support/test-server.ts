import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../tools/parts/postgres-server.mjs';

export interface TestServer {
  ownerUrl: string;
  stop(): Promise<void>;
}

/** The server of the test run, or one of its own where a file is run alone. */
export async function useTestServer(): Promise<TestServer> {
  const ownerUrl = process.env['ZVON_TEST_DATABASE_URL'];
  if (ownerUrl) return { ownerUrl, stop: () => Promise.resolve() };
  const dataDir = mkdtempSync(join(tmpdir(), 'zvon-test-'));
  const server = await startPostgres({ dataDir, forTests: true });
  return {
    ownerUrl: server.ownerUrl,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
