import type { Deps } from '../deps.ts';
import { signedInRoute } from '../route.ts';
import { getSystem, type SystemLook } from './get-system.ts';

export function systemRoutes(deps: Deps, look: SystemLook) {
  return {
    get: signedInRoute.system.get.handler(({ context: { signedIn, who } }) =>
      deps.read(who, (tx) => getSystem(tx, signedIn, { look, now: deps.now() })),
    ),
  };
}
