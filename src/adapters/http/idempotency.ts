import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem, sendProblem } from './problem.ts';

/** The memory of commands that came with an `Idempotency-Key`; a context without a session has none. */
export interface Idempotency<Context> {
  /** Whether what is asked there, and answered, may be kept; everything may be unless said. */
  keeps?(path: string): boolean;
  begin(context: Context, key: string, requestHash: Buffer): Promise<Known>;
  end(context: Context, key: string, status: number, body: unknown): Promise<void>;
}

/** `unkept`: nobody is signed in, so there is nobody to keep an answer for. */
export type Known =
  { kind: 'new' | 'mismatch' | 'running' | 'unkept' } | { kind: 'answered'; status: number; body: unknown };

/** Answers a repeated command with its first answer, and keeps the answer of a new one before it is sent. */
export function keepAnswers<Context>(
  scope: FastifyInstance,
  idempotency: Idempotency<Context>,
  contextOf: (request: FastifyRequest) => Context,
): void {
  const underway = new WeakMap<FastifyRequest, string>();
  scope.addHook('preHandler', async (request, reply) => {
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || request.method === 'GET' || idempotency.keeps?.(request.url) === false) return;
    if (key.length < 8 || key.length > 200) return refuseKey(reply);
    const known = await idempotency.begin(contextOf(request), key, hashOf(request));
    if (known.kind === 'new') underway.set(request, key);
    else if (known.kind !== 'unkept') return answerAgain(reply, known);
  });
  scope.addHook('onSend', async (request, reply, payload) => {
    const key = underway.get(request);
    if (key === undefined) return payload;
    underway.delete(request);
    const body = typeof payload === 'string' && payload !== '' ? (JSON.parse(payload) as unknown) : null;
    await idempotency.end(contextOf(request), key, reply.statusCode, body);
    return payload;
  });
}

const hashOf = (request: FastifyRequest): Buffer =>
  createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();

const refuseKey = (reply: FastifyReply) =>
  sendProblem(
    reply,
    problem('validation-failed', { fields: [{ path: 'Idempotency-Key', message: 'must have 8 to 200 characters' }] }),
  );

function answerAgain(reply: FastifyReply, known: Known) {
  if (known.kind === 'answered') return reply.header('idempotency-hit', 'true').status(known.status).send(known.body);
  if (known.kind === 'mismatch') return sendProblem(reply, problem('idempotency-mismatch'));
  return sendProblem(reply, problem('conflict', { retryAfterSeconds: 1 }));
}
