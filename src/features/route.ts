import { implement } from '@orpc/server';
import type { Who } from '../adapters/postgres/unit.ts';
import { type Act, type Noun, type Role, abilityOf } from '../core/permissions/ability.ts';
import { contract } from '../shared/api/contract.ts';
import { AppError } from '../shared/errors.ts';
import type { PrincipalId, TenantId, UserId } from '../shared/ids.ts';
import type { Language } from '../shared/language.ts';

/** Who asks, from the session alone: nothing in a request can name another tenant. */
export interface SignedIn {
  tenantId: TenantId;
  userId: UserId;
  role: Role;
  language: Language;
  principalIds: readonly PrincipalId[] | null;
  sessionHash: Buffer;
  /** Their tenant demands a second factor, which they have not set up: until then they get nowhere else. */
  owesSecondFactor?: true;
}

export interface RequestContext {
  signedIn: SignedIn | null;
  address: string;
  browser: string;
  host: string;
  /** Null clears the cookie. */
  setSession(token: string | null): void;
}

export const whoOf = (signedIn: SignedIn): Who => ({
  tenantId: signedIn.tenantId,
  actor: { kind: 'user', id: signedIn.userId },
  principalIds: signedIn.principalIds,
});

/** Deny by default: the act must be named for the role. */
export function demand(signedIn: SignedIn, act: Act, noun: Noun): void {
  if (!abilityOf(signedIn.role).can(act, noun)) throw new AppError('forbidden', { act, noun });
}

export const route = implement(contract).$context<RequestContext>();

/** The routes of the signed-in: their handlers find `signedIn` and `who` in the context. */
export const signedInRoute = route.use(({ context, path, next }) => {
  if (!context.signedIn) throw new AppError('not-signed-in');
  if (context.signedIn.owesSecondFactor && path[0] !== 'session') throw new AppError('second-factor-demanded');
  return next({ context: { signedIn: context.signedIn, who: whoOf(context.signedIn) } });
});
