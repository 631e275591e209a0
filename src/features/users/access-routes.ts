import type { Deps } from '../deps.ts';
import { AppError } from '../../shared/errors.ts';
import { demand, route, type SignedIn, signedInRoute } from '../route.ts';
import { findAccessLink } from './find-access-link.ts';
import { getMe } from './get-me.ts';
import { makeAccessLink } from './make-access-link.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import type { SignInTries } from './sign-in-tries.ts';
import { useAccessLink } from './use-access-link.ts';

/** People belong to no principal: whoever administers only some would let themselves in as somebody who may more. */
function demandAllPeople(signedIn: SignedIn): void {
  demand(signedIn, 'change', 'configuration');
  if (signedIn.principalIds !== null) throw new AppError('forbidden', { noun: 'person' });
}

export function accessRoutes(deps: Deps, tries: SignInTries, product: { demo: boolean; version: string }) {
  return {
    makeLink: signedInRoute.access.makeLink.handler(({ input, context: { signedIn } }) => {
      demandAllPeople(signedIn);
      return makeAccessLink(deps, signedIn, input);
    }),
    removeSecondFactor: signedInRoute.access.removeSecondFactor.handler(async ({ input, context }) => {
      demandAllPeople(context.signedIn);
      return { removed: await deps.commit(context.who, (unit) => removeSecondFactor(unit, input.id)) };
    }),
    see: route.access.see.handler(async ({ input, context }) => {
      const { kind, name, email, tenant, secondFactor, expiresAt } = await findAccessLink(
        deps,
        context.host,
        input.token,
      );
      return { kind, name, email, tenant, secondFactor, expiresAt };
    }),
    use: route.access.use.handler(async ({ input, context }) => {
      const { host, address, browser } = context;
      const { token, tenantId, userId } = await useAccessLink(deps, tries, { ...input, host, address, browser });
      context.setSession(token);
      const asUser = { tenantId, actor: { kind: 'user', id: userId } as const, principalIds: null };
      return deps.read(asUser, (tx) => getMe(tx, tenantId, userId, product));
    }),
  };
}
