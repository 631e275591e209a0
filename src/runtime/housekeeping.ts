import type { TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';

const everyMs = 3_600_000;

/** What nobody waits for: once at the start and then every hour, one tenant after the other. */
export function keepHouse(options: {
  tenants: readonly TenantId[];
  clock: Clock;
  forget(tenantId: TenantId): Promise<void>;
  log(message: string, error: unknown): void;
}): { stop(): Promise<void> } {
  const { tenants, clock, forget, log } = options;
  let stopped = false;
  let cancel = (): void => undefined;
  let round = Promise.resolve();

  async function go(): Promise<void> {
    for (const tenantId of tenants) {
      if (stopped) return;
      await forget(tenantId).catch((error: unknown) => log('what is old could not be forgotten', error));
    }
    if (!stopped) cancel = clock.after(everyMs, () => (round = go()));
  }
  round = go();

  return {
    /** Resolves when nothing of it uses the database any more. */
    async stop() {
      stopped = true;
      cancel();
      await round;
    },
  };
}
