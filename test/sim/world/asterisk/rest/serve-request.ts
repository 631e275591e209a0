import type { Exchange } from '../exchange.ts';
import { bridgeRequests } from './bridges.ts';
import { callRequests } from './channels.ts';
import { legRequests } from './legs.ts';
import { systemRequests } from './system.ts';

export interface RestRequest {
  /** The parts of the path. */
  parts: readonly string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}

export type Reply = (status: number, body?: unknown) => void;
export type Serve = (exchange: Exchange, request: RestRequest, reply: Reply) => void;
/** By method and path with `*` for what is named. */
export type Requests = Readonly<Record<string, Serve>>;

const served: Requests = { ...systemRequests, ...callRequests, ...legRequests, ...bridgeRequests };
/** Words in the place of a name. */
const words = new Set(['create', 'info', 'modules', 'config']);

/** REST over the websocket: one request as text, one answer as text. */
export function serveRequest(exchange: Exchange, text: string, answer: (text: string) => void): void {
  const { request_id: id, method, uri, message_body: body } = JSON.parse(text) as Record<string, string>;
  const [path = '', query = ''] = (uri ?? '').split('?');
  const parts = path.split('/').map(decodeURIComponent);
  const serve = served[keyOf(method ?? '', parts)];
  if (serve === undefined) throw new Error(`the simulated Asterisk does not know ${method} ${path}`);
  const request = {
    parts,
    query: new URLSearchParams(query),
    body: (body === undefined ? {} : JSON.parse(body)) as Record<string, unknown>,
  };
  serve(exchange, request, (status, value) => answer(responseText(id ?? '', uri ?? '', status, value)));
}

function keyOf(method: string, parts: readonly string[]): string {
  if (parts[1] === 'config') return `${method} asterisk/config`;
  const shape = parts.map((part, nth) => (nth % 2 === 1 && !words.has(part) ? '*' : part));
  return `${method} ${shape.join('/')}`;
}

const responseText = (id: string, uri: string, status: number, value: unknown): string =>
  JSON.stringify({
    type: 'RESTResponse',
    transaction_id: id,
    request_id: id,
    status_code: status,
    reason_phrase: '',
    uri,
    ...(value === undefined ? {} : { message_body: JSON.stringify(value) }),
  });
