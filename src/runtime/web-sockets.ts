import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawData, WebSocket } from 'ws';
import { serverCloses } from '../shared/api/close-codes.ts';
import { AppError } from '../shared/errors.ts';
import { RecordingId } from '../shared/ids.ts';
import { problem, sendProblem } from '../adapters/http/problem.ts';
import type { Hub } from '../adapters/push/hub.ts';
import type { RecordingOpened } from '../features/recordings/play-recording.ts';
import type { SignedIn } from '../features/route.ts';
import { sameOrigin } from './cookies.ts';

export interface PlainRoutes {
  signedIn(request: FastifyRequest): Promise<SignedIn | null>;
  hub: Hub<SignedIn>;
  /** By the monotonic clock. */
  nowMs(): number;
  /** Joins a browser's SIP websocket to the telephone system's; null where there is none. */
  joinPhone: ((socket: WebSocket) => void) | null;
  play(signedIn: SignedIn, id: RecordingId): Promise<RecordingOpened>;
}

/** What the contract cannot carry: the push, the browser phone and audio. */
export function plainRoutes(app: FastifyInstance, routes: PlainRoutes): void {
  const { hub, joinPhone, nowMs } = routes;
  const socketRoute = (url: string, wsHandler: (socket: WebSocket, request: FastifyRequest) => void): void =>
    void app.route({ method: 'GET', url, handler: async (_request, reply) => nothingHere(reply), wsHandler });

  socketRoute('/push', (socket, request) =>
    admit(routes, socket, request, (signedIn) => {
      const desk = hub.open(signedIn, socket, nowMs());
      socket.on('message', (data) => desk.said(textOf(data), nowMs()));
      socket.on('close', desk.closed);
    }),
  );
  socketRoute('/phone', (socket, request) =>
    admit(routes, socket, request, (signedIn) => {
      if (!joinPhone) return socket.close(1013, 'no telephone');
      socket.on('close', hub.openPhone(signedIn, socket));
      joinPhone(socket);
    }),
  );
  app.get<{ Params: { id: string } }>('/api/recordings/:id/audio', async (request, reply) => {
    const signedIn = await routes.signedIn(request);
    if (!signedIn) throw new AppError('not-signed-in');
    const id = RecordingId.safeParse(request.params.id);
    if (!id.success) throw new AppError('not-found');
    const { bytes, audio } = await routes.play(signedIn, id.data);
    reply.type('audio/wav').header('cache-control', 'no-store').header('content-length', bytes);
    return reply.send(Readable.from(audio, { objectMode: false }));
  });
}

/** One frame is one buffer, as the library gives it unless asked otherwise. */
const textOf = (data: RawData): string => (data as Buffer).toString();

const nothingHere = (reply: FastifyReply): FastifyReply => sendProblem(reply, problem('not-found'));

/** What the browser says before its session is known waits in the paused socket: a phone's REGISTER is said once. */
function admit(
  routes: PlainRoutes,
  socket: WebSocket,
  request: FastifyRequest,
  then: (signedIn: SignedIn) => void,
): void {
  const refuse = (code: number, reason: string): void => {
    socket.resume();
    socket.close(code, reason);
  };
  if (!sameOrigin(request)) return refuse(serverCloses.origin, 'origin');
  socket.pause();
  routes
    .signedIn(request)
    .then((signedIn) => {
      if (!signedIn) return refuse(serverCloses.signedOut, 'not-signed-in');
      if (socket.readyState === socket.OPEN) then(signedIn);
      socket.resume();
    })
    .catch((error: unknown) => {
      request.log.error({ err: error }, 'a socket was not admitted');
      refuse(1011, 'try again');
    });
}
