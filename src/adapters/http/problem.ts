import { ORPCError } from '@orpc/server';
import type { FastifyReply } from 'fastify';
import { AppError, type RefusalCode, refusals } from '../../shared/errors.ts';
import type { RefusedField } from './unstorable-text.ts';

/** RFC 9457: what a refused request answers. The browser decides on `code`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: RefusalCode;
  [detail: string]: unknown;
}

export function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return problem(error.code, error.detail);
  if (error instanceof ORPCError) return problemOfContract(error);
  const status = statusOf(error);
  if (status === 413) return problem('body-too-large');
  if (status === 415)
    return problem('validation-failed', { fields: [{ path: 'Content-Type', message: 'must be application/json' }] });
  if (status === 429) return problem('too-many-requests');
  if (status !== undefined && status >= 400 && status < 500) return problem('validation-failed', { fields: [] });
  return problem(isDatabaseAway(error) ? 'database-away' : 'internal');
}

export function problem(code: RefusalCode, detail: Record<string, unknown> = {}): Problem {
  const { status, title } = refusals[code];
  return { type: `urn:zvon:problem:${code}`, title, status, code, ...detail };
}

export function tellWhenAgain(reply: FastifyReply, said: Problem): void {
  if (typeof said.retryAfterSeconds === 'number') reply.header('retry-after', String(said.retryAfterSeconds));
}

export function sendProblem(reply: FastifyReply, said: Problem): FastifyReply {
  tellWhenAgain(reply, said);
  return reply.status(said.status).type('application/problem+json; charset=utf-8').send(said);
}

/** The contract's own refusals: a wrong input with the path of each field, or an output that breaks our promise. */
function problemOfContract(error: ORPCError<string, unknown>): Problem {
  if (error.cause instanceof AppError) return problem(error.cause.code, error.cause.detail);
  if (error.code === 'BAD_REQUEST') return problem('validation-failed', { fields: fieldsOf(error.data) });
  if (error.code === 'NOT_FOUND') return problem('not-found');
  if (error.code === 'PAYLOAD_TOO_LARGE') return problem('body-too-large');
  return problem(isDatabaseAway(error.cause) ? 'database-away' : 'internal');
}

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
  /** The fields that the schema does not know. */
  keys?: readonly string[];
}

function fieldsOf(data: unknown): RefusedField[] {
  const issues = (data as { issues?: readonly Issue[] } | undefined)?.issues ?? [];
  return issues.flatMap(({ message, path = [], keys }) => {
    const at = path.map((part) => String(typeof part === 'object' ? part.key : part));
    if (keys) return keys.map((key) => ({ path: [...at, key].join('.'), message: 'is not known here' }));
    return [{ path: at.join('.'), message }];
  });
}

const statusOf = (error: unknown): number | undefined =>
  error !== null && typeof error === 'object' && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : undefined;

/** Classes 08 (connection) and 57P (shutdown, crash), a lost socket, or a pool that gave up waiting. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (/^(08|57P|ECONN|EPIPE|ETIMEDOUT)/.test(code)) return true;
  return /connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/i.test(
    error.message,
  );
}
