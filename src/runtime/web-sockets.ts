import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { WebSocket } from 'ws';
import { AppError } from '../shared/errors.ts';
import { RecordingId } from '../shared/ids.ts';
import { problemOf, sendProblem } from '../adapters/http/problem.ts';
import { type Hub, signedOut } from '../adapters/push/hub.ts';
import type { SignedIn } from '../features/route.ts';
import { sameOrigin } from './cookies.ts';

export interface PlainRoutes {
  signedIn(request: FastifyRequest): Promise<SignedIn | null>;
  hub: Hub<SignedIn>;
  /** Joins a browser's SIP websocket to the telephone system's; null where there is none. */
  joinPhone: ((socket: WebSocket) => void) | null;
  play(signedIn: SignedIn, id: RecordingId): Promise<Buffer>;
}

/** What the contract cannot carry: the push, the browser phone and audio. */
export function plainRoutes(app: FastifyInstance, routes: PlainRoutes): void {
  app.get('/push', { websocket: true }, (socket, request) => {
    // Messages that come before the session is known wait here.
    const early: string[] = [];
    let hear = (text: string): void => void early.push(text);
    let left = (): void => undefined;
    socket.on('message', (data) => hear(String(data)));
    socket.on('close', () => left());
    admit(routes, socket, request, (signedIn) => {
      const desk = routes.hub.open(signedIn, socket, Date.now());
      hear = (text) => desk.said(text, Date.now());
      left = desk.closed;
      early.forEach(hear);
    });
  });
  app.get('/phone', { websocket: true }, (socket, request) => {
    admit(routes, socket, request, (signedIn) => {
      if (!routes.joinPhone) return socket.close(1013, 'no telephone');
      socket.on('close', routes.hub.openPhone(signedIn, socket));
      routes.joinPhone(socket);
    });
  });
  app.get<{ Params: { id: string } }>('/api/recordings/:id/audio', async (request, reply) => {
    try {
      const signedIn = await routes.signedIn(request);
      if (!signedIn) throw new AppError('not-signed-in');
      const id = RecordingId.safeParse(request.params.id);
      if (!id.success) throw new AppError('not-found');
      const wav = await routes.play(signedIn, id.data);
      return await reply.type('audio/wav').header('cache-control', 'no-store').send(wav);
    } catch (error) {
      return sendProblem(reply, problemOf(error));
    }
  });
}

function admit(
  routes: PlainRoutes,
  socket: WebSocket,
  request: FastifyRequest,
  then: (signedIn: SignedIn) => void,
): void {
  const refuse = (code: number, reason: string): void => socket.close(code, reason);
  if (!sameOrigin(request)) return refuse(4003, 'origin');
  routes.signedIn(request).then(
    (signedIn) => (signedIn ? then(signedIn) : refuse(signedOut, 'not-signed-in')),
    (error: unknown) => {
      request.log.error({ err: error }, 'a socket was not admitted');
      refuse(1011, 'try again');
    },
  );
}
