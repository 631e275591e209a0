import type { CommitLeft } from '../adapters/postgres/unit.ts';
import type { Deps } from '../features/deps.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import { createOutbox } from './outbox.ts';
import { reactions } from './reactions.ts';
import { createTail } from './tail.ts';
import type { World } from './world.ts';

/** What follows from each commit: the desks are told of it, and the work that it left is done. */
export function createLogFollowers(
  world: World,
  deps: Deps,
  told: (tenantId: TenantId, events: readonly LoggedEvent[]) => void,
) {
  const { db, clock, log, vault, recordingClosed } = world;
  const tail = createTail({ db, clock, told, log });
  const handlers = reactions(deps, vault, recordingClosed);
  const outbox = createOutbox({ db, clock, handlers, log });
  return {
    /** Begins with what was logged after the tenants were read. */
    start(): void {
      for (const tenant of world.tenants) {
        tail.follow(tenant.id, tenant.version);
        outbox.serve(tenant.id);
      }
    },
    wake(tenantId: TenantId, left: CommitLeft): void {
      tail.wake(tenantId, left.events);
      outbox.wake(tenantId, left.work);
    },
    stop: async (): Promise<void> => {
      await Promise.all([tail.stop(), outbox.stop()]);
    },
  };
}
