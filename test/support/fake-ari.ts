import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

export interface AriRequest {
  method: string;
  /** Path and query, decoded. */
  uri: string;
  body: unknown;
}

/** What Asterisk would answer; null: it never does. */
/** `text` is a body as it stands, which need not be JSON. */
interface Answer {
  status: number;
  body?: unknown;
  text?: string;
}

type AnswerOf = (request: AriRequest) => Answer | null;

/** The far end of ARI's websocket, which says only what a test tells it to. */
export interface FakeAri {
  url: string;
  requests: AriRequest[];
  /** The address and the authorization of each connection. */
  connections: { url: string; authorization: string }[];
  answerWith(answerOf: AnswerOf): void;
  /** An event, or any other text. */
  say(message: unknown): void;
  isConnected(): boolean;
  drop(): void;
  close(): Promise<void>;
}

export async function openFakeAri(options: { answersPings?: boolean } = {}): Promise<FakeAri> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', autoPong: options.answersPings ?? true });
  await new Promise<void>((resolve) => server.on('listening', resolve));
  const requests: AriRequest[] = [];
  const connections: FakeAri['connections'] = [];
  let answerOf: AnswerOf = () => ({ status: 204 });
  server.on('connection', (socket, { url = '', headers }) => {
    connections.push({ url, authorization: headers.authorization ?? '' });
    socket.on('message', (data: Buffer) => {
      const { request_id, method, uri, message_body } = JSON.parse(data.toString('utf8')) as Record<string, string>;
      const body: unknown = message_body === undefined ? undefined : JSON.parse(message_body);
      const request = { method: method ?? '', uri: decodeURIComponent(uri ?? ''), body };
      requests.push(request);
      const answer = answerOf(request);
      if (answer !== null) answerTo(socket, request_id ?? '', request.uri, answer);
    });
  });
  const each = (act: (socket: WebSocket) => void): void => server.clients.forEach(act);
  return {
    url: `http://zvon:secret@127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections,
    answerWith(next) {
      answerOf = next;
    },
    say: (message) => each((socket) => socket.send(typeof message === 'string' ? message : JSON.stringify(message))),
    isConnected: () => server.clients.size > 0,
    drop: () => each((socket) => socket.terminate()),
    close() {
      each((socket) => socket.terminate());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answerTo(socket: WebSocket, id: string, uri: string, answer: Answer): void {
  socket.send(
    JSON.stringify({
      type: 'RESTResponse',
      transaction_id: id,
      request_id: id,
      status_code: answer.status,
      reason_phrase: 'as the test says',
      uri,
      ...(answer.body === undefined ? {} : { message_body: JSON.stringify(answer.body) }),
      ...(answer.text === undefined ? {} : { message_body: answer.text }),
    }),
  );
}
