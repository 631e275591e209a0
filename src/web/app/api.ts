import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import type { JsonifiedClient } from '@orpc/openapi-client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { contract } from '../../shared/api/contract.ts';
import { type RefusalCode, refusals } from '../../shared/errors.ts';
import { createIntentFetch } from './intent-keys.ts';

/** What the desk is told when an act was refused; `network` when nothing answered at all. */
export interface Refusal {
  code: RefusalCode | 'network';
  /** What the catalogue's sentence names: seconds to wait, the fields that are wrong. */
  detail: Record<string, unknown>;
}

/** Nothing came back: no connection, or one that broke. */
class NoAnswer extends Error {}

function unanswered(error: unknown): never {
  throw new NoAnswer('no answer', { cause: error });
}

const sessionLost = new Set<() => void>();

/** Told when an answer says that the session is over; the screen stays, and signing in goes on where it was. */
export function onSessionLost(told: () => void): () => void {
  sessionLost.add(told);
  return () => void sessionLost.delete(told);
}

const send = createIntentFetch({
  send: (request, init) => fetch(request, init),
  newKey: () => crypto.randomUUID(),
  nowMs: () => performance.now(),
});

/** How often somebody signed in on this page. */
let signIns = 0;

/** A refusal of what was asked before somebody signed in says nothing of the session that there is now. */
async function ask(request: Request, init: Parameters<typeof fetch>[1]): Promise<Response> {
  const signedInBefore = signIns;
  const response = await send(request, init).catch(unanswered);
  if (request.url.endsWith('/api/session')) {
    if (request.method === 'POST' && response.ok) signIns += 1;
    return response;
  }
  if (response.status !== 401) return response;
  if (signIns > signedInBefore) return request.method === 'GET' ? ask(request, init) : response;
  for (const told of sessionLost) told();
  return response;
}

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api`,
  fetch: async (request, init) => asJson(await ask(request, init)),
  customErrorResponseBodyDecoder: (body, response) => {
    const problem = body as { code?: string; title?: string } | null;
    return new ORPCError(problem?.code ?? 'internal', { status: response.status, message: problem?.title, data: body });
  },
});

/** The public API, typed by its contract: the desk has no other way in. */
export const api: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link);

/** A refusal comes as `application/problem+json` (RFC 9457), which the link would leave unread. */
function asJson(response: Response): Response {
  if (!response.headers.get('content-type')?.startsWith('application/problem+json')) return response;
  const headers = new Headers(response.headers);
  headers.set('content-type', 'application/json');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof NoAnswer) return { code: 'network', detail: {} };
  if (!(error instanceof ORPCError)) return { code: 'internal', detail: {} };
  const detail = (error.data ?? {}) as Record<string, unknown>;
  return { code: error.code in refusals ? (error.code as RefusalCode) : 'internal', detail };
}
