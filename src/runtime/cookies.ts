import type { FastifyReply, FastifyRequest } from 'fastify';

/** The name says who may read it; `__Host-` needs https, which a machine of one's own does not have. */
export const sessionCookie = 'zvon_session';

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.protocol === 'https' };
  if (token === null) reply.clearCookie(sessionCookie, options);
  else reply.setCookie(sessionCookie, token, { ...options, maxAge: 12 * 3_600 });
}

/** A page of another origin may not use a session: checked where a cookie alone would let it (RFC 6454 origin). */
export function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
