import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { speechIn } from '../../src/adapters/prompts/read-speech.ts';
import { createRecordingVault } from '../../src/adapters/recordings/recording-vault.ts';
import { createSecretBox } from '../../src/adapters/secrets/secret-box.ts';
import type { Hub } from '../../src/adapters/push/hub.ts';
import { createSimulatedPhone } from '../../src/adapters/simulated-phone/simulated-phone.ts';
import type { Deps } from '../../src/features/deps.ts';
import type { SignedIn } from '../../src/features/route.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { liveAgents, startDesks } from '../../src/runtime/desk-side.ts';
import { openDoor } from '../../src/runtime/door.ts';
import { featureDeps } from '../../src/runtime/feature-deps.ts';
import { createMetrics } from '../../src/runtime/metrics.ts';
import { buildRouter } from '../../src/runtime/router.ts';
import type { Routing } from '../../src/runtime/routing.ts';
import type { Shard } from '../../src/runtime/shard.ts';
import { createTail } from '../../src/runtime/tail.ts';
import { loadTenants, tenantOfHost } from '../../src/runtime/tenants.ts';
import type { World } from '../../src/runtime/world.ts';
import type { TenantId } from '../../src/shared/ids.ts';
import { testPassword } from './builders.ts';
import type { CastUser } from './cast.ts';
import type { TestDatabase } from './test-database.ts';

type Router = Parameters<typeof openDoor>[0]['router'];

export interface HttpWorldOptions {
  /** Real engines; without them what is handed to routing is only noted in `routed`. */
  shards?: Partial<Record<TenantId, Shard>>;
  /** Asterisk's web server, which a browser's phone is joined to; it makes Asterisk the telephone system. */
  asteriskUrl?: string;
  /** Changes what the use cases are given, to have something fail. */
  deps?: (deps: Deps) => Deps;
  router?: (router: Router) => Router;
  /** Hears what the door would log. */
  logged?: (line: string) => void;
  /** The built web, where it is asked for. */
  webFolder?: string;
}

export interface Asked {
  /** Signed in over HTTP at the first request; a string is a session's cookie as it stands. */
  as?: CastUser | string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface HttpWorld {
  app: FastifyInstance;
  deps: Deps;
  hub: Hub<SignedIn>;
  routed: { tenantId: TenantId; request: Parameters<Deps['route']>[1] }[];
  /** How often the telephone system was told of its phones. */
  provisioned(): number;
  routing: { ready: boolean };
  call(method: string, path: string, asked?: Asked): Promise<LightMyRequestResponse>;
  /** The cookie of a new session. */
  signIn(user: CastUser): Promise<string>;
  hostOf(tenantId: TenantId): string;
  close(): Promise<void>;
}

/** Zvon's door as it is served, on a test database, asked in the process. */
export async function openHttpWorld(database: TestDatabase, options: HttpWorldOptions = {}): Promise<HttpWorld> {
  const { a, b } = database.cast;
  for (const { id, key } of [a, b]) await nameHost(database, id, key);
  const state = { ready: true };
  const routed: HttpWorld['routed'] = [];
  let provisioned = 0;
  const world = await worldOf(database, options);
  const shardOf = (tenantId: TenantId): Shard | undefined => options.shards?.[tenantId];
  const routing: Routing = {
    shardOf,
    states: () => Object.values(options.shards ?? {}).flatMap((shard) => shard?.engine()?.state() ?? []),
    ready: () => state.ready,
    standsBy: () => false,
    writes: () => true,
    isTelephonyUp: () => true,
    provisionPhones: async () => void (provisioned += 1),
    stop: () => Promise.resolve(),
  };
  const real = featureDeps({
    ...{ db: world.db, shardOf, now: () => world.clock.now(), secrets: world.secrets },
    tenantOf: async (host) => tenantOfHost(world.tenants, host),
    committed: (tenantId) => tail.wake(tenantId),
    provisionPhones: routing.provisionPhones,
  });
  const noted: Deps = { ...real, route: async (tenantId, request) => void routed.push({ tenantId, request }) };
  const given = options.shards ? real : noted;
  const deps = options.deps?.(given) ?? given;
  const desks = startDesks(world, deps, () => routing, 'test');
  const tail = createTail({ db: world.db, clock: systemClock, told: desks.told, log: world.log });
  for (const tenant of world.tenants) tail.follow(tenant.id, tenant.version);
  const disks = [{ holds: ['database' as const], freeBytes: 150_000_000, totalBytes: 1_000_000_000 }];
  const product = { demo: true, version: 'test' };
  const router = buildRouter({
    ...{ deps, live: liveAgents(() => routing), product },
    phone: { driver: 'simulated', domain: 'zvon', iceServersFor: () => [] },
    speech: world.speech,
    callConnector: async () => ({ kind: 'unavailable', why: 'no other system in this test' }),
    demoCallers: { callIn: () => undefined },
    system: {
      telephony: () => 'ok',
      routes: () => state.ready,
      isBackedUp: true,
      waitsSince: async () => null,
      disks: () => disks,
      certificate: () => null,
    },
  });
  const metrics = createMetrics(routing.states, desks.hub.size, world.telephony.port.ignored, () => disks);
  const app = await openDoor({
    ...{ world, deps, routing: () => routing, hub: desks.hub, metrics: metrics.text, version: 'test' },
    router: options.router?.(router) ?? router,
    boot: 'test',
    disks: () => disks,
    webFolder: options.webFolder ?? '/nowhere',
  });
  await app.ready();
  const callers = callersOf(app, database);
  return {
    ...{ app, deps, hub: desks.hub, routed, routing: state, ...callers },
    provisioned: () => provisioned,
    close: async () => {
      desks.stop();
      await app.close();
      await tail.stop();
      await world.telephony.port.close();
    },
  };
}

/** Requests of signed-in people: each user signs in once, with the first request. */
function callersOf(app: FastifyInstance, database: TestDatabase): Pick<HttpWorld, 'call' | 'signIn' | 'hostOf'> {
  const cookies = new Map<string, Promise<string>>();
  const tenants = Object.values(database.cast);
  const hostOf = (tenantId: TenantId): string => `${tenants.find(({ id }) => id === tenantId)?.key ?? 'a'}.example`;
  const signIn = async (user: CastUser): Promise<string> => {
    const { email } = await database.ownerDb
      .selectFrom('user_account')
      .select('email')
      .where('id', '=', user.id)
      .executeTakeFirstOrThrow();
    const payload = { email, password: testPassword };
    const headers = { host: hostOf(user.signedIn.tenantId) };
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload, headers });
    const cookie = answer.cookies[0];
    if (!cookie) throw new Error(`the sign-in was answered with ${answer.statusCode} ${answer.body}`);
    return `${cookie.name}=${cookie.value}`;
  };
  const cookieOf = (user: CastUser): Promise<string> => {
    const cookie = cookies.get(user.id) ?? signIn(user);
    cookies.set(user.id, cookie);
    return cookie;
  };
  return {
    ...{ signIn, hostOf },
    call: async (method, path, { as = null, body, headers = {} } = {}) => {
      const cookie = typeof as === 'string' ? as : as && (await cookieOf(as));
      const host = as && typeof as !== 'string' ? hostOf(as.signedIn.tenantId) : 'a.example';
      return app.inject({
        method: method as NonNullable<InjectOptions['method']>,
        url: path,
        headers: { host, ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
      });
    },
  };
}

async function worldOf(database: TestDatabase, options: HttpWorldOptions): Promise<World> {
  const folder = join(tmpdir(), `zvon-http-${randomBytes(6).toString('hex')}`);
  const simulated = createSimulatedPhone({ clock: { now: systemClock.now, schedule: () => () => undefined } });
  return {
    settings: { ZVON_ASTERISK_URL: options.asteriskUrl } as World['settings'],
    logger: options.logged ? pino({}, { write: options.logged }) : pino({ level: 'silent' }),
    log: () => undefined,
    db: database.appDb,
    routingDb: database.appDb,
    tenants: await loadTenants(database.appDb),
    clock: { ...systemClock, jumpWhen: () => undefined, stop: () => undefined },
    telephony: options.asteriskUrl
      ? { driver: 'asterisk', port: simulated.port }
      : { driver: 'simulated', port: simulated.port, simulated },
    speech: speechIn(join(import.meta.dirname, '../../prompts'), systemClock.monotonicMs),
    recordingClosed: () => Promise.resolve(true),
    vault: createRecordingVault({ incoming: folder, vault: folder, masterKey: randomBytes(32) }),
    secrets: createSecretBox(randomBytes(32)),
    close: () => Promise.resolve(),
  };
}

async function nameHost({ ownerDb }: TestDatabase, id: TenantId, key: string): Promise<void> {
  await ownerDb
    .updateTable('tenant')
    .set({ host: `${key}.example` })
    .where('id', '=', id)
    .execute();
}
