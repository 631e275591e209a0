import type { Deps } from '../deps.ts';
import { route, signedInRoute, type SignedIn, whoOf } from '../route.ts';
import { getMe } from './get-me.ts';
import { saveSettings } from './save-settings.ts';
import { createSignInTries } from './sign-in-tries.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export function usersRoutes(deps: Deps, product: { demo: boolean; version: string }) {
  const tries = createSignInTries(deps.now);
  const me = (signedIn: SignedIn) =>
    deps.read(whoOf(signedIn), (tx) => getMe(tx, signedIn.tenantId, signedIn.userId, product));
  return {
    signIn: route.session.signIn.handler(async ({ input, context }) => {
      const { token, tenantId, userId } = await signIn(deps, tries, {
        ...input,
        host: context.host,
        address: context.address,
        browser: context.browser,
      });
      context.setSession(token);
      const asUser = { tenantId, actor: { kind: 'user', id: userId } as const, principalIds: null };
      return deps.read(asUser, (tx) => getMe(tx, tenantId, userId, product));
    }),
    get: signedInRoute.session.get.handler(({ context }) => me(context.signedIn)),
    signOut: signedInRoute.session.signOut.handler(async ({ context }) => {
      await signOut(deps, context.signedIn);
      context.setSession(null);
      return { signedOut: true as const };
    }),
    saveSettings: signedInRoute.session.saveSettings.handler(async ({ input, context }) => {
      await deps.commit(context.who, (unit) => saveSettings(unit, context.signedIn, input));
      return me(context.signedIn);
    }),
  };
}
