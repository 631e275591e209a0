import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import websocket from '@fastify/websocket';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { type AnyRouter, ORPCError } from '@orpc/server';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Server as TlsServer } from 'node:https';
import { AppError } from '../../shared/errors.ts';
import type { KeyPair } from '../tls/self-signed.ts';
import { type Idempotency, keepAnswers } from './idempotency.ts';
import { problem, problemOf, sendProblem, tellWhenAgain } from './problem.ts';
import { readJson } from './read-json.ts';
import { unstorableTexts } from './unstorable-text.ts';

export interface HttpOptions<Context extends object> {
  router: AnyRouter;
  contextOf(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  idempotency: Idempotency<Context>;
  openApi(): Promise<unknown>;
  health(): Promise<{ status: number; health: object }>;
  metrics(): Promise<string>;
  /** Websockets and other plain routes: recordings, the phone, the push. */
  plainRoutes(app: FastifyInstance): void;
  webFolder: string;
  logger: FastifyBaseLogger;
  /** Serves HTTPS with it; HTTP where there is none. */
  tls?: KeyPair | null;
}

const bodyLimitBytes = 1_048_576;
const socketFrameLimitBytes = 262_144;

export async function openHttpServer<Context extends object>(options: HttpOptions<Context>): Promise<FastifyInstance> {
  const app: FastifyInstance = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    genReqId: () => randomUUID(),
    // TLS ends in a proxy on this machine; what any other neighbour says of addresses is not believed.
    trustProxy: 'loopback',
    // Browsers keep spare connections that never ask anything: a stop must not wait for them.
    forceCloseConnections: true,
    frameworkErrors: (error, _request, reply) => sendProblem(reply as FastifyReply, problemOf(error)),
    ...(options.tls ? { https: secured(options.tls) } : {}),
  });
  app.setErrorHandler((error, request, reply) => {
    const said = problemOf(error);
    if (said.status >= 500) request.log.error({ err: error }, said.code);
    return sendProblem(reply, said);
  });
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  readJson(app);
  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentSecurity },
    strictTransportSecurity: false,
  });
  await app.register(websocket, { options: { maxPayload: socketFrameLimitBytes } });
  app.get('/api/health', async (_request, reply) => {
    const { status, health } = await options.health();
    return reply.code(status).send(health);
  });
  app.get('/api/openapi.json', () => options.openApi());
  app.get('/metrics', async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await options.metrics()));
  await app.register(async (scope) => options.plainRoutes(scope));
  await app.register(async (scope) => serveContract(scope, options));
  await serveWeb(app, options.webFolder);
  return app;
}

const secured = ({ certificate, key }: KeyPair) => ({ cert: certificate, key, minVersion: 'TLSv1.2' as const });

/** Connections from now on are served with another certificate; those that are open go on. */
export function serveWith({ server }: FastifyInstance, pair: KeyPair): void {
  if (server instanceof TlsServer) server.setSecureContext(secured(pair));
}

/** Scripts and styles are our own files; inline styles are what the component library sets on elements. */
const contentSecurity = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'font-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'media-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'", 'blob:'],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'self'"],
  'object-src': ["'none'"],
};

function serveContract<Context extends object>(scope: FastifyInstance, options: HttpOptions<Context>): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  const replies = new WeakMap<Context, FastifyReply>();
  const contextOf = (request: FastifyRequest): Context => contexts.get(request)!;
  const handler = new OpenAPIHandler<Context>(options.router, {
    customErrorResponseBodyEncoder: (error) => problemOf(error),
    interceptors: [({ next, context }) => answer(next, replies.get(context)!)],
    clientInterceptors: [
      ({ next, input }) => {
        const fields = unstorableTexts(input);
        if (fields.length > 0) throw new AppError('validation-failed', { fields });
        return next();
      },
    ],
  });
  scope.addHook('preHandler', async (request, reply) => {
    const context = await options.contextOf(request, reply);
    contexts.set(request, context);
    replies.set(context, reply);
  });
  keepAnswers(scope, options.idempotency, contextOf);
  scope.addHook('onSend', async (_request, reply, payload) => {
    reply.header('cache-control', 'no-store');
    if (reply.statusCode >= 400) reply.type('application/problem+json; charset=utf-8');
    return payload;
  });
  scope.all('/api/*', async (request, reply) => {
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context: contextOf(request) });
    return matched ? reply : sendProblem(reply, problem('not-found'));
  });
}

/** A refusal keeps its status; a defect is logged with the request's id, and its answer says nothing of it. */
async function answer<T>(next: () => Promise<T>, reply: FastifyReply): Promise<T> {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError && error.status < 500) throw error;
    const said = problemOf(error);
    if (said.status >= 500) reply.log.error({ err: error }, said.code);
    tellWhenAgain(reply, said);
    const cause = error instanceof ORPCError ? error.cause : error;
    throw new ORPCError(said.code, { status: said.status, cause });
  }
}

/** The built web with its hashed files; every other path is a screen of the same page. */
async function serveWeb(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(folder);
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      immutable: true,
      preCompressed: true,
      maxAge: '365d',
      setHeaders: pagesAreFresh,
    });
  }
  app.setNotFoundHandler((request, reply) =>
    built && request.method === 'GET' && isScreen(request.url)
      ? reply.sendFile('index.html', { maxAge: 0, immutable: false })
      : sendProblem(reply, problem('not-found')),
  );
}

/** Not a file: a browser with an older page must not take the page for a script that is gone. */
const isScreen = (url: string): boolean =>
  !/^\/(api|push|phone|metrics)(\/|\?|$)/.test(url) && !/\.\w+$/.test(url.split('?', 1)[0]!);

const pagesAreFresh = (reply: FastifyReply, path: string): void => {
  if (path.endsWith('.html')) reply.header('cache-control', 'no-cache');
};
