import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { joinSipWebsocket } from '../adapters/asterisk/sip-websocket.ts';
import { openHttpServer } from '../adapters/http/server.ts';
import type { KeyPair } from '../adapters/tls/self-signed.ts';
import type { Disk } from '../core/disks/space.ts';
import type { Hub } from '../adapters/push/hub.ts';
import type { Deps } from '../features/deps.ts';
import { beginCommand, endCommand } from '../features/idempotency/remember-command.ts';
import { playRecording } from '../features/recordings/play-recording.ts';
import type { RequestContext, SignedIn } from '../features/route.ts';
import { findSession } from '../features/users/find-session.ts';
import { sameOrigin, sessionTokenOf, setSessionCookie } from './cookies.ts';
import { AppError } from '../shared/errors.ts';
import { healthOf, takesDesks } from './health.ts';
import { newestMigration } from './prepare.ts';
import { describeApi } from './router.ts';
import type { Routing } from './routing.ts';
import { plainRoutes } from './web-sockets.ts';
import type { World } from './world.ts';

export interface DoorOptions {
  world: World;
  deps: Deps;
  routing(): Routing | null;
  hub: Hub<SignedIn>;
  router: Parameters<typeof openHttpServer>[0]['router'];
  metrics(): Promise<string>;
  version: string;
  /** This life of the process. */
  boot: string;
  disks(): readonly Disk[];
  /** The built web; where it is not there, only the API is served. */
  webFolder: string;
  /** HTTPS with this certificate; HTTP without one. */
  certificate?: KeyPair | null;
}

/** Passwords, codes and links are not kept with the answers of commands, nor is a hash of them. */
const holdsSecrets = /^\/api\/(access\/|people\/[^/]+\/access-link|session(\?|$)|session\/(password|second-factor))/;

/** The one port: API, websockets, the browser phone, the web. */
export async function openDoor(options: DoorOptions): Promise<FastifyInstance> {
  const { world, deps, routing, version } = options;
  const signedIn = async (request: FastifyRequest): Promise<SignedIn | null> => {
    const token = sessionTokenOf(request);
    return token ? findSession(deps, token) : null;
  };
  const migrations = newestMigration();
  const api = describeApi(version);
  return openHttpServer<RequestContext>({
    router: options.router,
    contextOf: async (request, reply) => {
      if (!sameOrigin(request)) throw new AppError('forbidden', { header: 'Origin' });
      return requestContext(request, reply, await signedIn(request));
    },
    idempotency: {
      keeps: (path) => !holdsSecrets.test(path),
      begin: async (context, key, hash) =>
        context.signedIn ? beginCommand(deps, context.signedIn, key, hash) : { kind: 'unkept' },
      end: async (context, key, status, body) => {
        if (context.signedIn) await endCommand(deps, context.signedIn, key, status, body);
      },
    },
    openApi: () => api,
    health: async () => {
      const health = await healthOf({
        db: world.db,
        telephony: world.telephony.port,
        routing: routing(),
        version,
        migrations,
        boot: options.boot,
        disks: options.disks(),
      });
      return { status: takesDesks(health.status) ? 200 : 503, health };
    },
    metrics: options.metrics,
    plainRoutes: (app) =>
      plainRoutes(app, {
        // Where a second factor is owed there is no desk yet.
        signedIn: async (request) => {
          const one = await signedIn(request);
          return one?.owesSecondFactor ? null : one;
        },
        hub: options.hub,
        nowMs: () => world.clock.monotonicMs(),
        joinPhone:
          world.telephony.driver === 'asterisk'
            ? (browser) => joinSipWebsocket(browser, world.settings.ZVON_ASTERISK_URL!)
            : null,
        play: (who, id) => playRecording(deps, world.vault, who, id),
      }),
    webFolder: options.webFolder,
    tls: options.certificate ?? null,
    logger: world.logger,
  });
}

function requestContext(request: FastifyRequest, reply: FastifyReply, signedIn: SignedIn | null): RequestContext {
  return {
    signedIn,
    address: request.ip,
    browser: request.headers['user-agent'] ?? '',
    host: request.headers.host ?? '',
    setSession: (token) => setSessionCookie(request, reply, token),
  };
}
