import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { PhoneKind } from '../adapters/asterisk/provision.ts';
import { readDisks } from '../adapters/disks/read-disks.ts';
import { serveWith } from '../adapters/http/server.ts';
import type { CommitLeft } from '../adapters/postgres/unit.ts';
import { iceServersFor } from '../adapters/turn/ice-servers.ts';
import { topicsLeftBy } from '../features/calls/reactions.ts';
import type { RoutingState } from '../core/routing/state.ts';
import type { Deps } from '../features/deps.ts';
import { forgetCommands } from '../features/idempotency/forget-commands.ts';
import type { SystemLook } from '../features/system/get-system.ts';
import { changeConfig } from '../shared/config-facts.ts';
import { AppError } from '../shared/errors.ts';
import type { LoggedEvent } from '../shared/events.ts';
import type { TenantId } from '../shared/ids.ts';
import { type DemoWorld, openDemoWorld } from './demo-world.ts';
import { findSpool } from '../adapters/backup/own-server.ts';
import { postgresFolder } from './backup/backup-settings.ts';
import { keepBackups, waitsSince } from './backup/keep-backups.ts';
import { runBeside } from './backup/run-beside.ts';
import { certificateShown, keepCertificate, type KeptCertificate } from './certificate.ts';
import { liveAgents, startDesks } from './desk-side.ts';
import { type DiskWatch, placesOf, watchDisks } from './disk-watch.ts';
import { openDoor } from './door.ts';
import { featureDeps } from './feature-deps.ts';
import { keepHouse } from './housekeeping.ts';
import { createLogFollowers } from './log-followers.ts';
import { createMetrics } from './metrics.ts';
import { productVersion, projectRoot } from './project-files.ts';
import { buildRouter } from './router.ts';
import { type Routing, startRouting } from './routing.ts';
import { routingWorldOf } from './routing-world.ts';
import type { Settings } from './settings.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { rehearse, takeOver } from './take-over.ts';
import { tenantOfHost } from './tenants.ts';
import { openWorld, type World } from './world.ts';

export interface ServeOptions {
  /** The agents' telephones are their browsers unless said otherwise. */
  phones?: PhoneKind;
  /** The process of the same folder that serves until this one can: it is asked to stop then, and no sooner. */
  takesOverFrom?: number;
  /** The name that whoever started it gave this life of the process. */
  boot?: string;
}

/** Runs Zvon until it is asked to stop. */
export async function serve(
  settings: Settings,
  { phones, takesOverFrom, boot = randomUUID() }: ServeOptions = {},
): Promise<void> {
  const world = await openWorld(settings, phones);
  const version = productVersion();
  const late: LateRouting = { routing: null };
  const wake = (tenantId: TenantId, left: CommitLeft): void => followers.wake(tenantId, left);
  const { clock, log } = world;
  const space = watchDisks({ clock, log, read: () => readDisks(placesOf(settings)) });
  const deps = depsOf(world, late, wake);
  const metrics = createMetrics(
    () => late.routing?.states() ?? [],
    () => desks.hub.size(),
    world.telephony.port.ignored,
    space.disks,
  );
  const desks = startDesks(world, deps, () => started(late), version);
  const followers = createLogFollowers(world, deps, toldBy(late, desks.told));
  const demoWorld = await openDemoWorld(world, deps);
  const certificate = keepServed(world, (renewed) => serveWith(door, renewed));
  const door = await openDoor({
    ...{ world, deps, version, boot },
    routing: () => late.routing,
    hub: desks.hub,
    router: routerOf({ world, deps, late, space, certificate, demoWorld, version }),
    metrics: metrics.text,
    disks: space.disks,
    webFolder: join(projectRoot, 'dist', 'web'),
    certificate: certificate.current(),
  });
  await door.ready();
  const routingWorld = routingWorldOf(world);
  if (takesOverFrom !== undefined) {
    await rehearse(routingWorld);
    await takeOver(takesOverFrom, settings);
  }
  await door.listen({ host: settings.ZVON_LISTEN, port: settings.ZVON_PORT });
  followers.start();
  const house = keepHouse({
    tenants: world.tenants.map(({ id }) => id),
    clock: world.clock,
    forget: (tenantId) => forgetCommands(deps, tenantId),
    log: world.log,
  });
  late.routing = startRouting(routingWorld, {
    committed: (tenantId, events) => {
      metrics.count(events);
      wake(tenantId, { events, work: events.flatMap(topicsLeftBy) });
    },
    dropped: metrics.countDropped,
    telephony: desks.hub.telephony,
    began: desks.tellWhoIsHere,
    elsewhere: desks.sendAway,
  });
  const backups = startBackups(world);
  world.clock.jumpWhen(() => !late.routing?.states().some(isBusy));
  stopOnSignal(async () => {
    // From the outside in: nobody is left who asks, then who commits, then who follows, then what they stand on.
    desks.stop();
    space.stop();
    certificate.stop();
    await door.close();
    await late.routing?.stop();
    await Promise.all([followers.stop(), house.stop(), backups?.stop()]);
    await demoWorld.close();
    await world.close();
  });
}

/** Whether somebody's time runs: a call's, or that of a form. */
const isBusy = ({ calls, wrapUps }: RoutingState): boolean => calls.size > 0 || wrapUps.size > 0;

const systemLook = ({ world, late, space, certificate }: RouterParts): SystemLook => {
  const { telephony, settings } = world;
  return {
    telephony: () => {
      const { driver, asterisk } = telephony.port.health();
      if (driver === 'simulated') return 'off';
      return asterisk === null ? 'trouble' : 'ok';
    },
    routes: () => late.routing?.ready() === true,
    isBackedUp: settings.ZVON_BACKUP !== undefined,
    waitsSince: () => waitsSince(findSpool(postgresFolder(settings))),
    disks: space.disks,
    certificate: (now) => {
      const served = certificate.current();
      return served && certificateShown(settings, served, now);
    },
  };
};

const keepServed = (
  { settings, clock, log, logger }: World,
  changed: Parameters<typeof keepCertificate>[1]['changed'],
): KeptCertificate => keepCertificate(settings, { clock, log, changed, tell: (line) => logger.info(line) });

/** Null where nobody said where the backup is to lie. */
const startBackups = ({ settings, clock, log }: World) =>
  settings.ZVON_BACKUP ? keepBackups({ clock, log, spool: findSpool(postgresFolder(settings)), run: runBeside }) : null;

/** Every node hears in the log of what was set, whoever has set it. */
const toldBy =
  (late: LateRouting, tellDesks: (tenantId: TenantId, events: readonly LoggedEvent[]) => void): typeof tellDesks =>
  (tenantId, events) => {
    if (changeConfig(events)) late.routing?.shardOf(tenantId)?.configChanged();
    tellDesks(tenantId, events);
  };

/** Routing starts last, when the desks are there to be told; what was built before it reaches it here. */
interface LateRouting {
  routing: Routing | null;
}

function started({ routing }: LateRouting): Routing {
  // Whoever asks in these first seconds asks again.
  if (!routing) throw new AppError('telephony-away', { retryAfterSeconds: 1 });
  return routing;
}

const depsOf = (world: World, late: LateRouting, committed: Parameters<typeof featureDeps>[0]['committed']): Deps =>
  featureDeps({
    db: world.db,
    now: () => world.clock.now(),
    secrets: world.secrets,
    shardOf: (tenantId) => late.routing?.shardOf(tenantId),
    tenantOf: async (host) => tenantOfHost(world.tenants, host),
    committed,
    // Before routing has started there is nothing to tell: it connects with all phones, as they are by then.
    provisionPhones: async () => late.routing?.provisionPhones(),
  });

interface RouterParts {
  world: World;
  deps: Deps;
  late: LateRouting;
  space: DiskWatch;
  certificate: KeptCertificate;
  demoWorld: DemoWorld;
  version: string;
}

const routerOf = (parts: RouterParts) => {
  const { world, deps, late, demoWorld, version } = parts;
  return buildRouter({
    deps,
    live: liveAgents(() => started(late)),
    phone: {
      ...{ driver: world.telephony.driver, domain: 'zvon' },
      iceServersFor: (username) => iceServersFor(world.settings, username, world.clock.now()),
    },
    callConnector: demoWorld.callConnector,
    demoCallers: demoWorld.callers,
    system: systemLook(parts),
    speech: world.speech,
    product: { demo: world.settings.ZVON_DEMO === 'yes', version },
  });
};
