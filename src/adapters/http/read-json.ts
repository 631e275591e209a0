import type { FastifyInstance } from 'fastify';
import { AppError } from '../../shared/errors.ts';

/** Deeper than any request of the API; what is nested without end is refused before anything walks through it. */
const depthMax = 32;

/** Bodies are JSON in whole UTF-8 (RFC 8259, 8.1) without `__proto__`; a broken byte is refused, not replaced. */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decoded(body as Buffer);
    if (text === null) return done(refusal('is not UTF-8'));
    return parse(request, text, (error, value: unknown) => {
      if (error) done(refusal('is not JSON'));
      else if (isDeeperThan(value, depthMax)) done(refusal('is nested too deeply'));
      else done(null, value);
    });
  });
}

const refusal = (message: string): AppError => new AppError('validation-failed', { fields: [{ path: '', message }] });

function decoded(body: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    // The decoder throws for exactly one reason.
    return null;
  }
}

/** Level by level: a walk that calls itself would run out of stack on the very input that it is to refuse. */
function isDeeperThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= limit; depth += 1) {
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
