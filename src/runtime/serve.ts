import { join } from 'node:path';
import type { PhoneKind } from '../adapters/asterisk/provision.ts';
import type { TenantId } from '../shared/ids.ts';
import { systemClock } from './clock.ts';
import { openDemoWorld } from './demo-world.ts';
import { liveAgents, startDesks } from './desks.ts';
import { openDoor } from './door.ts';
import { featureDeps } from './feature-deps.ts';
import { createMetrics } from './metrics.ts';
import { createOutbox } from './outbox.ts';
import { productVersion, projectRoot } from './project-files.ts';
import { reactions } from './reactions.ts';
import { buildRouter } from './router.ts';
import { type Routing, startRouting } from './routing.ts';
import type { Settings } from './settings.ts';
import { createTail } from './tail.ts';
import { tenantOfHost } from './tenants.ts';
import { openWorld } from './world.ts';

/** Runs Zvon until it is asked to stop. The agents' telephones are their browsers unless said otherwise. */
export async function serve(settings: Settings, phones?: PhoneKind): Promise<void> {
  const world = await openWorld(settings, phones);
  const version = productVersion();
  const demo = settings.ZVON_DEMO === 'yes';
  let routing: Routing | null = null;
  const routed = (): Routing => {
    if (!routing) throw new Error('routing has not started');
    return routing;
  };
  const wake = (tenantId: TenantId): void => {
    tail.wake(tenantId);
    outbox.wake(tenantId);
  };
  const deps = featureDeps({
    db: world.db,
    shardOf: (tenantId) => routing?.shardOf(tenantId),
    tenantOf: async (host) => tenantOfHost(world.tenants, host),
    committed: wake,
    // Before routing has started there is nothing to tell: it begins with all phones.
    provisionPhones: async () => routing?.provisionPhones(),
  });
  const metrics = createMetrics(
    () => routing?.states() ?? [],
    () => desks.hub.size(),
  );
  const desks = startDesks(world, deps, routed, version);
  const tail = createTail({ db: world.db, clock: systemClock, told: desks.told, log: world.log });
  const outbox = createOutbox({
    db: world.db,
    clock: systemClock,
    handlers: reactions(deps, world.vault, world.recordingClosed),
    log: world.log,
  });
  const demoWorld = await openDemoWorld(world, deps);
  const phone = { driver: world.telephony.driver, domain: 'zvon' };
  const router = buildRouter({
    deps,
    live: liveAgents(routed),
    phone,
    callConnector: demoWorld.callConnector,
    demoCallers: demoWorld.callers,
    product: { demo, version },
  });
  const door = await openDoor({
    world,
    deps,
    routing: () => routing,
    hub: desks.hub,
    router,
    metrics: metrics.text,
    version,
    webFolder: join(projectRoot, 'dist', 'web'),
  });
  await door.listen({ host: settings.ZVON_HOST, port: settings.ZVON_PORT });
  for (const tenant of world.tenants) {
    tail.follow(tenant.id, tenant.version);
    outbox.serve(tenant.id);
  }
  routing = await startRouting(world, {
    committed: (tenantId, events) => {
      metrics.count(events);
      wake(tenantId);
    },
    telephony: desks.hub.telephony,
  });
  stopOnSignal(async () => {
    desks.stop();
    tail.stop();
    outbox.stop();
    await door.close();
    await routing?.stop();
    await demoWorld.close();
    await world.close();
  });
}

/** Stops in order once; a second signal ends the process at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
