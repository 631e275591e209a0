import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-`: no other host and no plain http can set it (RFC 6265bis). A machine of one's own has no https. */
const nameOf = (request: FastifyRequest): string =>
  request.protocol === 'https' ? '__Host-zvon_session' : 'zvon_session';

export const sessionTokenOf = (request: FastifyRequest): string | undefined => request.cookies[nameOf(request)];

export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: request.protocol === 'https' };
  if (token === null) reply.clearCookie(nameOf(request), options);
  else reply.setCookie(nameOf(request), token, { ...options, maxAge: 12 * 3_600 });
}

/** A page of another origin may not use a session: checked where a cookie alone would let it (RFC 6454 origin). */
export function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
