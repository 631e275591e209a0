import type { Deps } from '../deps.ts';
import { demand, signedInRoute } from '../route.ts';
import { closeCallback } from './close-callback.ts';

export const callbacksRoutes = (deps: Deps) => ({
  close: signedInRoute.callbacks.close.handler(async ({ input: { id, state }, context: { signedIn, who } }) => {
    demand(signedIn, 'change', 'callback');
    await deps.commit(who, (unit) => closeCallback(unit, signedIn, { callbackId: id, state }));
    return { done: true as const };
  }),
});
