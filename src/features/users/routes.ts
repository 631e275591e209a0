import type { Deps } from '../deps.ts';
import { route, signedInRoute, type SignedIn, whoOf } from '../route.ts';
import { beginSecondFactor } from './begin-second-factor.ts';
import { changePassword } from './change-password.ts';
import { confirmSecondFactor } from './confirm-second-factor.ts';
import { endLogin, endLogins } from './end-logins.ts';
import { getMe } from './get-me.ts';
import { listLogins } from './list-logins.ts';
import { removeOwnSecondFactor } from './remove-second-factor.ts';
import { saveSettings } from './save-settings.ts';
import { findSecondFactor } from './second-factor.ts';
import type { SignInTries } from './sign-in-tries.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

export function usersRoutes(deps: Deps, tries: SignInTries, product: { demo: boolean; version: string }) {
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
    ...ownAccessRoutes(deps, tries),
  };
}

/** What everybody does about their own way in. */
function ownAccessRoutes(deps: Deps, tries: SignInTries) {
  const { session } = signedInRoute;
  const done = { done: true as const };
  return {
    changePassword: session.changePassword.handler(async ({ input, context: { signedIn, address } }) => {
      await changePassword(deps, tries, signedIn, { ...input, address });
      return done;
    }),
    logins: session.logins.handler(async ({ context: { signedIn, who } }) => ({
      logins: await deps.read(who, (tx) => listLogins(tx, signedIn, deps.now())),
    })),
    endOthers: session.endOthers.handler(async ({ context: { signedIn, who } }) => ({
      ended: await deps.commit(who, (unit) => endLogins(unit, signedIn.userId, { except: signedIn.sessionHash })),
    })),
    endLogin: session.endLogin.handler(async ({ input, context: { signedIn, who } }) => {
      await deps.commit(who, (unit) => endLogin(unit, signedIn.userId, input.id));
      return done;
    }),
    secondFactor: session.secondFactor.handler(async ({ context: { signedIn, who } }) => {
      const factor = await deps.read(who, (tx) => findSecondFactor(tx, signedIn));
      const since = factor?.confirmedAt?.toISOString() ?? null;
      return { since, recoveryCodesLeft: since === null ? 0 : factor!.recoveryCodesLeft };
    }),
    beginSecondFactor: session.beginSecondFactor.handler(({ context }) => beginSecondFactor(deps, context.signedIn)),
    confirmSecondFactor: session.confirmSecondFactor.handler(async ({ input, context: { signedIn } }) => ({
      recoveryCodes: await confirmSecondFactor(deps, tries, signedIn, input.code),
    })),
    removeSecondFactor: session.removeSecondFactor.handler(async ({ input, context: { signedIn, address } }) => {
      await removeOwnSecondFactor(deps, tries, signedIn, { ...input, address });
      return done;
    }),
  };
}
