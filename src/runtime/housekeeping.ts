import type { TenantId } from '../shared/ids.ts';
import type { Clock } from './clock.ts';
import { createOngoing } from './ongoing.ts';

const everyMs = 3_600_000;

/** What nobody waits for: once at the start and then every hour, one tenant after the other. */
export function keepHouse(options: {
  tenants: readonly TenantId[];
  clock: Clock;
  forget(tenantId: TenantId): Promise<void>;
  log(message: string, error: unknown): void;
}): { stop(): Promise<void> } {
  const { tenants, clock, forget, log } = options;
  const ongoing = createOngoing();
  let cancel = (): void => undefined;

  async function round(): Promise<void> {
    for (const tenantId of tenants) {
      if (ongoing.isStopped()) return;
      await forget(tenantId).catch((error: unknown) => log('what is old could not be forgotten', error));
    }
    if (!ongoing.isStopped()) cancel = clock.after(everyMs, begin);
  }
  const begin = (): void => ongoing.begin(round);
  begin();

  return {
    /** Resolves when nothing of it uses the database any more. */
    stop: (): Promise<void> => {
      cancel();
      return ongoing.stop();
    },
  };
}
